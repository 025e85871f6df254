import GithubSlugger from "github-slugger";
import MarkdownIt from "markdown-it";
import { Html, html } from "../pages/html.ts";
import { highlight } from "./highlight.ts";

/** A part of a page, from one heading to the next. */
export interface Section {
  /** The id of the heading; empty for the part before the first. */
  readonly id: string;
  readonly heading: string;
  readonly level: number;
  /** Its text, without markup. */
  readonly text: string;
}

/** A Markdown file, rendered. */
export interface MarkdownPage {
  readonly title: string;
  readonly content: Html;
  readonly sections: readonly Section[];
}

const markdown = new MarkdownIt({ html: true });
const { rules } = markdown.renderer;

rules["fence"] = (tokens, index) => {
  const { content = "", info = "" } = tokens[index] ?? {};
  return html`<pre tabindex="0" class="${/^\$ /m.test(content) ? "session" : "code"}"><code>${highlight(content.trimEnd(), info.trim())}</code></pre>\n`
    .text;
};
// Wide tables and code blocks scroll on their own and are reachable by keyboard.
rules["table_open"] = () => '<div class="table" tabindex="0"><table>\n';
rules["table_close"] = () => "</table></div>\n";
// The only HTML in our Markdown is comments.
rules["html_block"] = () => "";

/**
 * Renders a Markdown file of this repository.
 *
 * @param text - its Markdown
 * @param link - resolves a link or an image for the page
 * @returns the page's title, content and sections, with the ids that GitHub gives to headings
 */
export function renderMarkdown(text: string, link: (href: string) => string): MarkdownPage {
  const tokens = markdown.parse(text, {});
  const slugger = new GithubSlugger();
  const sections: { id: string; heading: string; level: number; text: string[] }[] = [
    { id: "", heading: "", level: 1, text: [] },
  ];
  tokens.forEach((token, index) => {
    const inline = tokens[index + 1];
    if (token.type === "heading_open" && inline) {
      const heading = plain(inline);
      const id = slugger.slug(heading);
      token.attrSet("id", id);
      if (token.tag !== "h1") inline.children = anchored(inline.children ?? [], id);
      sections.push({ id: token.tag === "h1" ? "" : id, heading, level: Number(token.tag.slice(1)), text: [] });
    } else if (token.type === "inline" && tokens[index - 1]?.type !== "heading_open") {
      sections.at(-1)?.text.push(plain(token));
    } else if (token.type === "fence") sections.at(-1)?.text.push(token.content);
    // The empty corner cell of a table is not a header.
    if (token.type === "th_open" && inline?.content === "") {
      token.tag = "td";
      const close = tokens[index + 2];
      if (close) close.tag = "td";
    }
    for (const child of token.children ?? []) {
      for (const name of ["href", "src"]) {
        const target = child.attrGet(name);
        if (target !== null && !String(target).startsWith("#")) child.attrSet(name, link(String(target)));
      }
    }
  });
  return {
    title: sections.find(({ level, heading }) => level === 1 && heading !== "")?.heading ?? "",
    content: new Html(markdown.renderer.render(tokens, markdown.options, {})),
    sections: sections
      .map(({ text: parts, ...section }) => ({ ...section, text: parts.join("\n") }))
      .filter(({ heading, text: content }) => heading !== "" || content !== ""),
  };
}

type Token = ReturnType<typeof markdown.parse>[number];

function plain(inline: Token): string {
  return (inline.children ?? [])
    .map(({ type, content }) => (type === "softbreak" ? " " : type === "html_inline" ? "" : content))
    .join("");
}

/** Makes a heading link to itself, so that its address can be copied. */
function anchored(children: readonly Token[], id: string): Token[] {
  const [first] = children;
  if (first === undefined || children.some(({ type }) => type === "link_open")) return [...children];
  const Kind = first.constructor as new (type: string, tag: string, nesting: number) => Token;
  const open = new Kind("link_open", "a", 1);
  open.attrSet("href", `#${id}`);
  return [open, ...children, new Kind("link_close", "a", -1)];
}
