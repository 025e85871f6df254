import type { Files } from "../pages/render-error-pages.ts";
import type { Rendering } from "./render-source.ts";

/** Reloads the page on `reload`, and shows a problem over the last good page until the document is fixed. */
const client = `<script>
const events = new EventSource("/events");
events.addEventListener("reload", () => location.reload());
events.addEventListener("problem", ({ data }) => {
  document.getElementById("preview-problem")?.remove();
  const panel = document.createElement("pre");
  panel.id = "preview-problem";
  panel.setAttribute("role", "alert");
  panel.textContent = JSON.parse(data);
  panel.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1.5rem;z-index:9999;"
    + "background:#2b1214;color:#ffd7d9;border-top:3px solid #e5484d;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap";
  document.body.append(panel);
});
</script>`;

const nothingYet = "<!doctype html><meta charset=utf-8><title>Preview</title><body></body>";

/** The state of the preview: the last good rendering, and the problem of the last edit, if any. */
export interface Preview {
  readonly files: Files;
  readonly problem: string | undefined;
}

/** The state before the first rendering. */
export const blank: Preview = { files: new Map([["index.html", nothingYet]]), problem: undefined };

/**
 * Returns the state after a rendering: a good one replaces the site, a bad one keeps it.
 *
 * @param preview - the current state
 * @param rendering - the new rendering
 * @returns the new state
 */
export function withRendering(preview: Preview, rendering: Rendering): Preview {
  return rendering.ok
    ? { files: rendering.files, problem: rendering.findings }
    : { ...preview, problem: rendering.problem };
}

/**
 * Returns a page with the script that reloads it after an edit.
 *
 * @param preview - the state
 * @param path - the path of the request: `/`, `/errors/not_found`
 * @returns the page; `undefined` if the site has none at that path
 */
export function livePage({ files }: Preview, path: string): string | undefined {
  const name = path.slice(1);
  const names = [name, `${name}.html`, `${name}index.html`];
  const html = names
    .filter((file) => file.endsWith(".html"))
    .map((file) => files.get(file))
    .find((page) => page !== undefined);
  if (html === undefined) return undefined;
  const end = html.lastIndexOf("</body>");
  return html.slice(0, end) + client + html.slice(end);
}
