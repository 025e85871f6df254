import { type ContractModel, isJson, type Path } from "@error-contract/contract";
import { viewOf } from "../document/document-view.ts";
import { factsOf } from "../document/operation-facts.ts";
import { clientCall, curlCommand } from "../document/sample-request.ts";
import type { Dictionary } from "../pages/dictionary-entry.ts";
import { link } from "./with-catalogue.ts";

/** An addition to the document at a path. */
interface Addition {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * Adds what the reference shows besides the document: a `curl` command and a call of the typed client for every operation, and a link
 * from every error response to the pages of its codes.
 *
 * @param document - a bundled OpenAPI document; it is not modified
 * @param model - its model
 * @param dictionary - its dictionary
 * @param clientModule - the module of the client; omit it for no TypeScript samples
 * @returns a copy with the additions
 */
export function withSamples<Document>(
  document: Document,
  model: ContractModel,
  dictionary: Dictionary,
  clientModule?: string,
): Document {
  const additions = [...samples(document, model, dictionary, clientModule), ...errorLinks(model, dictionary)];
  const copy: unknown = structuredClone(document);
  for (const { path, value } of additions) put(copy, path, value);
  return copy as Document;
}

function samples(
  document: unknown,
  model: ContractModel,
  { server }: Dictionary,
  clientModule: string | undefined,
): readonly Addition[] {
  const view = viewOf(document);
  if (server === undefined) return [];
  return model.operations.flatMap((operation) => {
    const { request } = operation.kind === "path" ? factsOf(view, operation) : {};
    if (request === undefined) return [];
    const curl = { lang: "Shell", label: "curl", source: curlCommand(request, server) };
    const client = clientModule !== undefined && {
      lang: "TypeScript",
      label: "TypeScript",
      source: clientCall(request, { server, module: clientModule }),
    };
    return [{ path: [...operation.place.keys, "x-codeSamples"], value: client ? [curl, client] : [curl] }];
  });
}

/** A shared response gets its links once. */
function errorLinks(model: ContractModel, { entries }: Dictionary): readonly Addition[] {
  const pages = new Map(entries.map(({ code, page }) => [code, page]));
  const additions = new Map<object, Addition>();
  for (const { responses } of model.operations) {
    for (const { response, status, error } of responses) {
      if (!error || response === undefined || additions.has(response.source) || response.place.base !== "") continue;
      const codes = model.codes.filter(({ uses }) =>
        uses.some((use) =>
          responses.some(
            (own) => own.response === response && use.operation.responses.includes(own) && use.key === own.key,
          ),
        ),
      );
      const links = codes.flatMap(({ code }) =>
        pages.get(code) === undefined ? [] : [link(String(code), pages.get(code) ?? "")],
      );
      if (links.length === 0) continue;
      const all = status.kind === "exact" || links.length <= 3 ? [...new Set(links)].join(", ") : links.join(", ");
      const description = `${response.description ?? ""}\n\n${all}`.trim();
      additions.set(response.source, { path: [...response.place.keys, "description"], value: description });
    }
  }
  return [...additions.values()];
}

function put(root: unknown, path: Path, value: unknown): void {
  let owner = root;
  for (const key of path.slice(0, -1)) {
    if (typeof owner !== "object" || owner === null) return;
    owner = (owner as Record<string, unknown>)[key];
  }
  if (isJson(owner)) (owner as Record<string, unknown>)[String(path.at(-1))] = value;
}
