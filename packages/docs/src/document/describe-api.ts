import type { Path } from "@error-contract/contract";
import type { DocumentView } from "./document-view.ts";

/** A text with its own anchor: a cause that responses withhold, or a kind of detail. */
export interface NamedText {
  readonly name: string;
  /** Markdown. */
  readonly text: string | undefined;
}

/** The API's support contact. */
export interface Support {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
}

/** What the dictionary reads from the document besides its errors. */
export interface ApiDescription {
  readonly title: string;
  readonly version: string | undefined;
  /** The address of the first server. */
  readonly server: string | undefined;
  readonly support: Support | undefined;
  readonly lookup: LookupDeclaration | undefined;
  /** Codes that the API no longer returns: `x-error-contract.retired`. */
  readonly retired: readonly RetiredCode[];
}

/** A code that the API no longer returns. */
export interface RetiredCode {
  readonly code: string;
  readonly status: number | undefined;
  readonly title: string | undefined;
  /** The version or date since which it is retired. */
  readonly since: string | undefined;
  readonly replacedBy: string | undefined;
  /** Markdown. */
  readonly note: string | undefined;
}

/** `x-error-lookup` of an operation that finds a failed request and returns the causes that error responses omit. */
export interface LookupDeclaration {
  readonly operationId: string;
  readonly title: string;
  /** The path of the operation in the document. */
  readonly path: Path;
  /** The query parameter for the request id. */
  readonly parameter: string;
  /** The causes, each with the code that it belongs to. */
  readonly causes: readonly (NamedText & { readonly code: string })[];
}

/**
 * Reads what the dictionary says about the API as a whole from an OpenAPI document.
 *
 * @param view - the document
 * @returns the description, without what is missing or invalid
 * @example
 * describeApi(viewOf({ info: { title: "Shop", version: "2.0" } })).title; // "Shop"
 */
export function describeApi(view: DocumentView): ApiDescription {
  const contact = { name: "name", url: "url", email: "email" } as const;
  const support = Object.fromEntries(Object.keys(contact).map((key) => [key, view.text("info", "contact", key)]));
  return {
    title: view.text("info", "title") ?? "API",
    version: view.text("info", "version"),
    server: view.text("servers", 0, "url"),
    support: Object.values(support).some((value) => value !== undefined) ? support : undefined,
    lookup: readLookup(view),
    retired: readRetired(view),
  };
}

function readLookup(view: DocumentView): LookupDeclaration | undefined {
  for (const path of view.keys("paths")) {
    for (const method of view.keys("paths", path)) {
      const operation = ["paths", path, method];
      const operationId = view.text(...operation, "operationId");
      const parameter = view.text(...operation, "x-error-lookup", "parameter");
      if (operationId === undefined || parameter === undefined) continue;
      const title = view.text(...operation, "summary") ?? operationId;
      return { operationId, title, path: operation, parameter, causes: readCauses(view, operation) };
    }
  }
  return undefined;
}

/** The causes are a property's `enum`, each with its text in `x-enumDescriptions` and its code in `x-error-codes`. */
function readCauses(view: DocumentView, operation: Path): LookupDeclaration["causes"] {
  const cause = [...operation, "x-error-lookup", "causes", "properties", "code"];
  return view.keys(...cause, "x-error-codes").flatMap((name) => {
    const code = view.text(...cause, "x-error-codes", name);
    const text = view.text(...cause, "x-enumDescriptions", name);
    return code === undefined ? [] : [{ name: String(name), code, text }];
  });
}

function readRetired(view: DocumentView): readonly RetiredCode[] {
  return view.keys("x-error-contract", "retired").map((code) => {
    const entry = ["x-error-contract", "retired", code];
    const status = view.at(...entry, "status");
    return {
      code: String(code),
      since: view.text(...entry, "since"),
      replacedBy: view.text(...entry, "replacedBy"),
      note: view.text(...entry, "note"),
      title: view.text(...entry, "title"),
      status: typeof status === "number" ? status : undefined,
    };
  });
}
