import { createHash } from "node:crypto";
import { REDOC_END, REDOC_START } from "../reference/reading-view.ts";

/** A file that a page loads. */
export interface SplitFile {
  readonly content: string;
  readonly mediaType: string;
}

/**
 * Moves Redoc out of a self-contained reference. The reading view remains: small, complete and shown immediately. The page loads
 * Redoc's file when the browser is idle, and the browser caches it.
 *
 * @param html - a page from `renderReference`
 * @param folder - the folder of the file, relative to the page
 * @returns the page and its files by path; a file's name contains a hash of its content
 */
export function splitReference(
  html: string,
  folder: string,
): { readonly html: string; readonly files: ReadonlyMap<string, SplitFile> } {
  const start = html.indexOf(REDOC_START);
  const end = html.lastIndexOf(REDOC_END);
  if (start < 0 || end < start) return { html, files: new Map() };
  const content = asModule(html.slice(start + REDOC_START.length, end));
  const path = `${folder}/${createHash("sha256").update(content).digest("hex").slice(0, 16)}.js`;
  const loader = `<script>addEventListener("load",()=>(self.requestIdleCallback??setTimeout)(()=>import("./${path}")))</script>`;
  return {
    html: html.slice(0, start) + loader + html.slice(end + REDOC_END.length),
    files: new Map([[path, { content, mediaType: "text/javascript" }]]),
  };
}

/** Converts markup with scripts to one module: it inserts the markup, then runs the scripts, classic ones first. */
function asModule(markup: string): string {
  const classic: string[] = [];
  const modules: string[] = [];
  const inert = markup.replace(
    /<script( type="module")?>([\s\S]*?)<\/script>/g,
    (_, type: string | undefined, script: string) => {
      if (type === undefined) classic.push(`(function(){${script}})();`);
      else modules.push(script);
      return "<script></script>";
    },
  );
  return [
    `document.body.insertAdjacentHTML("beforeend",${JSON.stringify(inert.trim())});`,
    ...classic,
    ...modules,
  ].join("\n");
}
