import { type ContractModel, isJson, type Operation, pathPattern } from "@error-contract/contract";

/** Finds the operation that a request was for. */
export interface OperationFinder {
  /** @param id - an `operationId` */
  readonly byId: (id: string) => Operation | undefined;
  /**
   * @param method - in capitals
   * @param url - a URL or a path; its query does not matter
   */
  readonly byRequest: (method: string, url: string) => Operation | undefined;
  /** @param path - a path template, as the document writes it */
  readonly byTemplate: (method: string, path: string) => Operation | undefined;
}

interface Template {
  readonly pattern: RegExp;
  /** How many of its characters are fixed: `/teas/best` is preferred to `/teas/{name}`. */
  readonly fixed: number;
  readonly operation: Operation;
}

/**
 * Creates a finder for the operations of a document.
 *
 * @param model - the document's model
 * @param document - the document itself, for the paths of its servers
 * @returns the finder
 */
export function operationFinder({ operations }: ContractModel, document: unknown): OperationFinder {
  const served = operations.filter(({ kind }) => kind === "path");
  const byId = new Map(
    served.flatMap((one) => (one.operationId === undefined ? [] : [[one.operationId, one] as const])),
  );
  const byTemplate = new Map(served.map((one) => [`${one.method} ${one.path}`, one]));
  const bases = [...basePaths(document), /^/];
  // The number of segments rules out most patterns before any is tried.
  const templates = new Map<string, Template[]>();
  for (const operation of served) {
    const key = keyOf(operation.method, operation.path);
    templates.set(key, [...(templates.get(key) ?? []), templateOf(operation)]);
  }
  for (const list of templates.values()) list.sort((a, b) => b.fixed - a.fixed);

  return {
    byId: (id) => byId.get(id),
    byTemplate: (method, path) => byTemplate.get(`${method} ${path}`),
    byRequest(method, url) {
      const path = pathOf(url);
      for (const base of bases) {
        const found = base.exec(path);
        if (found === null) continue;
        const rest = path.slice(found[0].length) || "/";
        const candidates = templates.get(keyOf(method, rest)) ?? [];
        const match = candidates.find(({ pattern }) => pattern.test(rest));
        if (match) return match.operation;
      }
      return undefined;
    },
  };
}

function keyOf(method: string, path: string): string {
  return `${method} ${path.split("/").length}`;
}

function templateOf(operation: Operation): Template {
  const fixed = operation.path.replaceAll(/\{[^}]*\}/g, "");
  return { pattern: new RegExp(`^${pathPattern(operation.path).source}$`), fixed: fixed.length, operation };
}

/** The path prefixes of the servers: `/v1`, or a pattern if there are variables. */
function basePaths(document: unknown): readonly RegExp[] {
  const servers = isJson(document) && Array.isArray(document["servers"]) ? document["servers"] : [];
  const paths = servers.flatMap((server: unknown) =>
    isJson(server) && typeof server["url"] === "string" ? [pathOf(server["url"]).replace(/\/+$/, "")] : [],
  );
  return [...new Set(paths)]
    .filter((path) => path !== "")
    .map((path) => new RegExp(`^${pathPattern(path).source}(?=/|$)`));
}

/** A log has the URL that the client sent, which is not always valid. */
function pathOf(url: string): string {
  const [address = ""] = url.split(/[?#]/);
  return address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "") || "/";
}
