import type { ContractModel, Operation } from "@error-contract/contract";
import { viewOf } from "../document/document-view.ts";
import { exampleAt, factsOf, type OperationFacts } from "../document/operation-facts.ts";
import { clientCall, curlCommand } from "../document/sample-request.ts";
import { type Block, codeSpan, type PageContent, plain } from "../pages/block.ts";
import type { Dictionary } from "../pages/dictionary-entry.ts";

/**
 * Writes the reading view of the reference: every operation, without a script. Redoc replaces it once it has loaded.
 *
 * @param document - a bundled OpenAPI document
 * @param model - its model
 * @param dictionary - its dictionary
 * @param clientModule - the module of the client; omit it for no TypeScript samples
 * @returns the page, before layout
 */
export function referencePage(
  document: unknown,
  model: ContractModel,
  dictionary: Dictionary,
  clientModule?: string,
): PageContent {
  const view = viewOf(document);
  const { api, server } = dictionary;
  const operations = model.operations
    .filter(({ kind }) => kind === "path")
    .map((operation) => ({ operation, facts: factsOf(view, operation) }));
  const tags = view.keys("tags").map((index) => ({
    name: view.text("tags", index, "name") ?? "",
    description: view.text("tags", index, "description"),
  }));
  const untagged = [...new Set(operations.map(({ facts }) => facts.tag ?? ""))]
    .filter((tag) => !tags.some(({ name }) => name === tag))
    .map((name) => ({ name, description: undefined }));
  return {
    name: "reference",
    title: api.title,
    summary: `Every operation and every error of ${api.title}.`,
    eyebrow: ["Reference", api.version].filter((part) => part !== undefined).join(" · "),
    heading: api.title,
    isCode: false,
    lead: view.text("info", "summary"),
    blocks: [
      ...(server === undefined ? [] : [{ kind: "text", markdown: `Server: ${codeSpan(server)}` } as const]),
      ...guide(view.text("info", "description")),
      ...[...tags, ...untagged].flatMap(({ name, description }): Block[] => [
        { kind: "heading", id: `/${slug(name)}`, text: name === "" ? "Operations" : name },
        ...(description === undefined ? [] : [{ kind: "text", markdown: description } as const]),
        ...operations
          .filter(({ facts }) => (facts.tag ?? "") === name)
          .flatMap(({ operation, facts }) => operationBlocks(operation, facts)),
      ]),
    ],
    data: undefined,
  };

  function operationBlocks(operation: Operation, facts: OperationFacts): readonly Block[] {
    const { operationId, method, path } = operation;
    const title = facts.summary ?? operationId ?? `${method} ${path}`;
    const parameters = facts.parameters.map(({ name, in: where, required, description }) => ({
      markdown: `${codeSpan(name)} (${where}${required ? ", required" : ""})${description === undefined ? "" : `: ${description.trim()}`}`,
    }));
    const success = operation.responses.find(({ error }) => !error);
    const mediaType = success?.response?.content[0]?.mediaType;
    const example =
      success && mediaType !== undefined
        ? exampleAt(view, [...operation.place.path, "responses", success.key, "content", mediaType])
        : undefined;
    return [
      {
        kind: "heading",
        level: 3,
        id: `operation/${operationId ?? slug(`${method} ${path}`)}`,
        // Redoc's address for it.
        alias: `/${slug(facts.tag ?? "")}/${slug(operationId ?? "")}`,
        text: title,
      },
      { kind: "text", markdown: codeSpan(`${method} ${path}`) },
      ...(facts.description === undefined ? [] : [{ kind: "text", markdown: facts.description } as const]),
      ...(parameters.length === 0 ? [] : [{ kind: "list", items: parameters } as const]),
      ...sampleBlocks(facts),
      ...(example === undefined
        ? []
        : [{ kind: "code", language: "json", text: JSON.stringify(example, undefined, 2) } as const]),
      {
        kind: "list",
        items: operation.responses.map(({ key, response }) => ({
          markdown: responseLine(operation, key, response?.description),
        })),
      },
    ];
  }

  function sampleBlocks({ request }: OperationFacts): readonly Block[] {
    if (request === undefined || server === undefined) return [];
    const curl: Block = { kind: "code", language: "sh", text: curlCommand(request, server) };
    if (clientModule === undefined) return [curl];
    return [curl, { kind: "code", language: "ts", text: clientCall(request, { server, module: clientModule }) }];
  }

  function responseLine(operation: Operation, key: string, description: string | undefined): string {
    const codes = dictionary.entries.filter(({ occurrences }) =>
      occurrences.some((use) => use.method === operation.method && use.path === operation.path && use.response === key),
    );
    const links = codes.map(({ code, page }) => `[${codeSpan(String(code))}](page:${page})`).join(", ");
    const text = (description ?? "").trim().replace(/\s+/g, " ");
    return `**${plain(key)}** ${text}${links === "" ? "" : ` ${links}`}`;
  }
}

/** The guide in the document's description: its headings become the page's. */
function guide(description: string | undefined): readonly Block[] {
  const blocks: Block[] = [];
  let chapter = "";
  let lines: string[] = [];
  let fence = "";
  const finish = (): void => {
    const markdown = lines.join("\n").trim();
    if (markdown !== "") blocks.push({ kind: "text", markdown });
    lines = [];
  };
  for (const line of (description ?? "").split("\n")) {
    const [, mark = ""] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === "") fence = mark;
    else if (mark !== "" && mark.startsWith(fence)) fence = "";
    const [, marks, title = ""] = (fence === "" && /^(#{1,2}) +(.+)$/.exec(line)) || [];
    if (marks === undefined) {
      lines.push(line);
      continue;
    }
    finish();
    if (marks === "#") chapter = slug(title);
    const id = marks === "#" ? `/section/${chapter}` : `/section/${chapter}/${slug(title)}`;
    blocks.push({ kind: "heading", id, text: title.trim(), ...(marks === "##" && { level: 3 }) });
  }
  finish();
  return blocks;
}

function slug(title: string): string {
  return title.toLowerCase().trim().replaceAll(" ", "-");
}
