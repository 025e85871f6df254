import { createHash } from "node:crypto";

/** A file that a page loads. */
export interface SplitFile {
  readonly content: string;
  readonly mediaType: string;
}

/** Inline scripts below this size stay where they are: a request would cost more. */
const SMALL = 20_000;

/**
 * Takes the large scripts and styles of a self-contained page out of it, so that a browser shows the page before it has them and keeps
 * them for the next visit.
 *
 * @param html - a page that has everything in it
 * @param folder - the folder that the files are served from, relative to the page
 * @returns the page, and its files by path; their names change with their content
 */
export function splitReference(
  html: string,
  folder: string,
): { readonly html: string; readonly files: ReadonlyMap<string, SplitFile> } {
  const files = new Map<string, SplitFile>();
  const keep = (content: string, ending: string, mediaType: string): string => {
    const path = `${folder}/${createHash("sha256").update(content).digest("hex").slice(0, 16)}.${ending}`;
    files.set(path, { content, mediaType });
    return path;
  };
  const split = html.replace(/<script type="module">([\s\S]*?)<\/script>/g, (whole, content: string) =>
    content.length < SMALL ? whole : `<script type="module" src="${keep(content, "js", "text/javascript")}"></script>`,
  );
  return { html: split, files };
}
