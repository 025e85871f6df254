/**
 * Finds links to missing files or anchors, in rendered pages and their Markdown twins.
 *
 * @param files - the files by path
 * @param baseUrl - the address below which they are served
 * @returns each broken link, with the file that has it
 */
export function brokenLinks(files: ReadonlyMap<string, string>, baseUrl: string): readonly string[] {
  return [...files].flatMap(([path, content]) =>
    linksIn(path, content)
      .filter((href) => !leads(files, new URL(href, `${baseUrl}/${path}`).href, baseUrl))
      .map((href) => `${path}: ${href}`),
  );
}

function linksIn(path: string, content: string): readonly string[] {
  const links = path.endsWith(".html") ? /\b(?:href|src)="([^"]*)"/g : /\]\(([^()\s]+)\)/g;
  const readable = path.endsWith(".html") ? content : content.replace(/^(`{3,})[\s\S]*?^\1$/gm, "");
  return path.endsWith(".json")
    ? []
    : [...readable.matchAll(links)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}

function leads(files: ReadonlyMap<string, string>, url: string, baseUrl: string): boolean {
  if (!url.startsWith(`${baseUrl}/`)) return true;
  const [path = "", fragment] = url.slice(baseUrl.length + 1).split("#");
  const file = decodeURIComponent(path);
  const content = [file, `${file}.html`, `${file}index.html`]
    .map((name) => files.get(name))
    .find((found) => found !== undefined);
  if (content === undefined) return false;
  return fragment === undefined || fragment === "" || content.includes(`id="${decodeURIComponent(fragment)}"`);
}
