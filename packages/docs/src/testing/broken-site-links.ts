import { posix } from "node:path";
import type { SiteFiles } from "../site/site-files.ts";

/**
 * Finds links within the site to missing files or anchors.
 *
 * @param files - all files of the site
 * @returns each broken link, after the page that has it
 */
export function brokenSiteLinks(files: SiteFiles): readonly string[] {
  return [...files].flatMap(([path, content]) => {
    if (!path.endsWith(".html") || path === "reference.html" || path === "404.html") return [];
    return [...String(content).matchAll(/\b(?:href|src)="([^"]*)"/g)]
      .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
      .filter((href) => !/^([a-z][a-z0-9+.-]*:|$)/i.test(href) && !leads(files, path, href))
      .map((href) => `${path}: ${href}`);
  });
}

function leads(files: SiteFiles, from: string, href: string): boolean {
  const [target = "", fragment] = href.split("#");
  const path = target === "" ? from : posix.join(posix.dirname(from), decodeURIComponent(target));
  const content = files.get(path);
  if (content === undefined) return false;
  // The reference creates its sections by script.
  return (
    fragment === undefined ||
    path === "reference.html" ||
    String(content).includes(`id="${decodeURIComponent(fragment)}"`)
  );
}
