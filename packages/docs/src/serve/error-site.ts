import type { ContractModel } from "@error-contract/contract";
import { type DictionaryOptions, readDictionary } from "../pages/dictionary.ts";
import { renderErrorPages, renderMissing } from "../pages/render-error-pages.ts";
import { type Asset, assetOf } from "./asset.ts";
import { contentPolicy } from "./content-policy.ts";
import { type PageRequest, type PageResponse, respond } from "./respond.ts";

/** Responds to a request for a page; `undefined` if the path is not one of the site's. */
export type ErrorSite = (request: PageRequest) => PageResponse | undefined;

const TYPES = { html: "text/html", md: "text/markdown", json: "application/json", txt: "text/plain" } as const;

/**
 * Serves the error dictionary of an API, in any framework.
 *
 * `/errors/<code>` returns HTML, or its Markdown or JSON twin if `Accept` prefers that. An unknown code is a 404 with the most
 * similar codes.
 *
 * @param model - the model of the document
 * @param options - the options of `renderErrorPages`
 * @returns a function that responds to a request; `undefined` for other paths
 * @example
 * const site = errorSite(model, { ...describeApi(document), baseUrl });
 * const answer = site({ path: "/errors/not_found", headers: request.headers });
 */
export function errorSite(model: ContractModel, options: DictionaryOptions): ErrorSite {
  const files = new Map<string, Asset>();
  for (const [path, content] of renderErrorPages(model, options)) files.set(`/${path}`, fileOf(path, content));
  const dictionary = readDictionary(model, options);

  return (request) => {
    const path = decoded(request.path);
    if (path === "/errors") {
      return { status: 308, headers: { location: "errors/", "content-length": "0" }, body: Buffer.alloc(0) };
    }
    const file = files.get(path);
    if (file) return respond([file], request);
    if (!path.startsWith("/errors/")) return undefined;
    const name = path === "/errors/" ? "/errors/index" : path;
    const twins = ["html", "md", "json"].flatMap((ending) => files.get(`${name}.${ending}`) ?? []);
    const [first, ...others] = twins;
    if (first) return respond([first, ...others], request);
    const wanted = path.slice("/errors/".length).replace(/\.(html|md|json)$/, "");
    return respond([fileOf("404.html", renderMissing(dictionary, wanted))], request, 404);
  };
}

function fileOf(path: string, content: string): Asset {
  const ending = path.slice(path.lastIndexOf(".") + 1);
  const isHtml = ending === "html";
  return assetOf(
    content,
    TYPES[ending as keyof typeof TYPES] ?? "text/plain",
    isHtml ? { "content-security-policy": contentPolicy(content) } : {},
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
