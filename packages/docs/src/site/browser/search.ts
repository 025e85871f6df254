import MiniSearch, { type SearchResult } from "minisearch";
import type { SearchSection } from "../search-sections.ts";

// A script instead of JSON, so that it can be loaded from disk.
declare global {
  var searchSections: readonly SearchSection[] | undefined;
}

const root = document.documentElement.dataset["root"] ?? "";
let index: Promise<MiniSearch<SearchSection>> | undefined;

const dialog = document.createElement("dialog");
dialog.className = "finder";
dialog.setAttribute("aria-label", "Search");
dialog.innerHTML = `<form method="dialog" role="search"><input type="search" aria-label="Search guides, rules and error codes"
  placeholder="A rule, a code, a question …" autocomplete="off" spellcheck="false"></form>
  <p class="count" role="status"></p><ol></ol>`;
const input = dialog.querySelector("input") as HTMLInputElement;
const count = dialog.querySelector(".count") as HTMLElement;
const list = dialog.querySelector("ol") as HTMLElement;
document.body.append(dialog);

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-search]")) {
  button.hidden = false;
  button.addEventListener("click", open);
}
document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
  if ((event.key === "/" && !isTyping) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
    event.preventDefault();
    open();
  }
});
input.addEventListener("input", show);
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
dialog.querySelector("form")?.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
dialog.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement as HTMLInputElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
});

function open(): void {
  dialog.showModal();
  input.select();
  index ??= load();
}

async function load(): Promise<MiniSearch<SearchSection>> {
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/search-sections.js`;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  const made = new MiniSearch<SearchSection>({
    fields: ["heading", "page", "text"],
    storeFields: ["page", "heading", "text"],
    // Index a rule or a code both as one word and by its parts.
    tokenize: (text) =>
      text
        .toLowerCase()
        .match(/[a-z0-9]+(?:[_-][a-z0-9]+)+|[a-z0-9]+/g)
        ?.flatMap(parts) ?? [],
    searchOptions: { boost: { heading: 4, page: 3 }, prefix: true, fuzzy: 0.25, combineWith: "AND" },
  });
  made.addAll(globalThis.searchSections ?? []);
  return made;
}

function parts(word: string): readonly string[] {
  const split = word.split(/[_-]/);
  return split.length === 1 ? [word] : [word, ...split];
}

async function show(): Promise<void> {
  const wanted = input.value;
  index ??= load();
  const found = (await index).search(wanted);
  if (wanted !== input.value) return; // the input has changed in the meantime
  list.replaceChildren(...found.slice(0, 12).map(item));
  count.textContent = wanted.trim() === "" ? "" : found.length === 0 ? "Nothing found." : `${found.length} found`;
}

function item(result: SearchResult): HTMLElement {
  const { id, page, heading, text, terms } = result as SearchResult & SearchSection;
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + id;
  link.addEventListener("click", () => dialog.close());
  const title = document.createElement("strong");
  title.textContent = heading === "" ? page : heading;
  const where = document.createElement("span");
  where.className = "where";
  where.textContent = heading === "" ? "" : page;
  const excerpt = document.createElement("span");
  excerpt.className = "excerpt";
  excerpt.textContent = around(text, terms);
  link.append(title, where, excerpt);
  entry.append(link);
  return entry;
}

/** The words around the first match. */
function around(text: string, terms: readonly string[]): string {
  const places = terms.map((term) => text.toLowerCase().indexOf(term)).filter((place) => place >= 0);
  const near = places.length === 0 ? 0 : Math.max(0, Math.min(...places) - 40);
  const start = near === 0 ? 0 : text.indexOf(" ", near) + 1;
  const end = text.length - start <= 140 ? text.length : text.lastIndexOf(" ", start + 140);
  return `${start > 0 ? "… " : ""}${text.slice(start, Math.max(end, start))}${end < text.length ? " …" : ""}`;
}
