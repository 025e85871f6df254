import {
  type CatalogueEntry,
  type ContractModel,
  type DeclaredResponse,
  readErrorContract,
} from "@error-contract/contract";

/** The tag whose description the catalogue is written into; its anchor is part of every `documentation_url`. */
const catalogueTag = "Error catalogue";

interface Tag {
  readonly name: string;
  readonly description?: string;
}

/** What this package reads of an OpenAPI document by itself; the rest is read through the contract. */
export interface Reference {
  readonly tags?: readonly Tag[];
}

/**
 * Writes the document's error catalogue into the description of its tag "Error catalogue", one heading per code, so that
 * Redoc gives each code a place in the sidebar and the anchor `#/error-catalogue/<code>`.
 *
 * @param document A bundled OpenAPI document. It is not changed.
 * @returns A copy with the catalogue in it; the same document when it declares no code.
 * @example
 * const withCodes = withCatalogue(JSON.parse(await readFile("spec/dist/openapi.json", "utf8")));
 */
export function withCatalogue<Document extends Reference>(document: Document): Document {
  const contract = readErrorContract(document);
  if (contract.catalogue.length === 0) return document;
  const tags = document.tags ?? [];
  const introduced = tags.some(({ name }) => name === catalogueTag) ? tags : [...tags, { name: catalogueTag }];
  return {
    ...document,
    tags: introduced.map((tag) =>
      tag.name === catalogueTag
        ? { ...tag, description: [tag.description, ...sections(contract)].filter(Boolean).join("\n\n") }
        : tag,
    ),
  };
}

function sections(contract: ContractModel): string[] {
  return [overview(contract.catalogue), ...contract.catalogue.map((entry) => section(entry, contract))];
}

function overview(catalogue: readonly CatalogueEntry[]): string {
  const rows = catalogue.map(
    ({ code, status, title, retryable }) =>
      `| ${status} | [\`${code}\`](#/error-catalogue/${code}) | ${title ?? ""} | ${retryable ? "yes" : "no"} |`,
  );
  return ["| Status | Code | Title | Retry |", "|---|---|---|---|", ...rows].join("\n");
}

function section({ code, status, title, cause, remedy, retryable }: CatalogueEntry, contract: ContractModel): string {
  const operations = contract.operations
    .filter((operation) => operation.responses.some((response) => names(response, code)))
    .map(({ operationId, method, path }) =>
      operationId ? `[${operationId}](#operation/${operationId})` : `\`${method} ${path}\``,
    );
  return [
    `## ${code}`,
    `**${title ?? code}**, status ${status}.`,
    cause && `**Cause.** ${cause.trim()}`,
    remedy && `**What to do.** ${remedy.trim()}`,
    `**Retry.** ${retryable ? "The same request can succeed later." : "Sending the same request again does not help."}`,
    operations.length > 0 && `**Returned by.** ${operations.join(", ")}.`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** Whether a response is declared for this code by itself, not as one of a range's many. */
function names({ status, response }: DeclaredResponse, code: string): boolean {
  const forms = response?.content.flatMap((content) => content.forms) ?? [];
  return status.kind === "exact" && forms.some((form) => form.codes.some(({ value }) => value === code));
}
