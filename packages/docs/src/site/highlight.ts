import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import diff from "highlight.js/lib/languages/diff";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import { Html, html } from "../pages/html.ts";

for (const [name, language] of Object.entries({ bash, diff, javascript, json, python, typescript, yaml }))
  hljs.registerLanguage(name, language);
hljs.registerAliases("sh", { languageName: "bash" });
hljs.registerAliases(["js", "mjs"], { languageName: "javascript" });
hljs.registerAliases("ts", { languageName: "typescript" });

/**
 * Highlights a code block. A block with lines that begin with `$ ` is a session: commands and their output.
 *
 * @param code - its text
 * @param language - the language, as named in the Markdown
 * @returns the HTML inside `<code>`
 */
export function highlight(code: string, language: string): Html {
  if (/^\$ /m.test(code))
    return html`${code.split("\n").map((line, index) => html`${index > 0 && "\n"}${sessionLine(line)}`)}`;
  if (hljs.getLanguage(language) === undefined) return html`${outputLine(code)}`;
  return new Html(hljs.highlight(code, { language }).value);
}

function sessionLine(line: string): Html {
  if (line.startsWith("$ ")) return html`<span class="prompt">$ </span><span class="command">${line.slice(2)}</span>`;
  if (line === "…") return html`<span class="gap">…</span>`;
  return outputLine(line);
}

/** The output of our commands, in their colors. */
function outputLine(line: string): Html {
  const marked = html`${line}`.text
    .replaceAll(/█+/g, '<span class="full">$&</span>')
    .replaceAll(/░+/g, '<span class="empty">$&</span>')
    .replaceAll(/[●✓]/g, '<span class="good">$&</span>')
    .replaceAll(/[✕✗]/g, '<span class="bad">$&</span>')
    .replaceAll(/[◐◌○]/g, '<span class="part">$&</span>')
    .replaceAll(/^( {2})error(?= {2})/gm, '$1<span class="bad">error</span>')
    .replaceAll(/^( {2})warn(?= {2})/gm, '$1<span class="part">warn</span>')
    .replaceAll(/^\+(?!\+\+).*$/gm, '<span class="hljs-addition">$&</span>')
    .replaceAll(/^-(?!--).*$/gm, '<span class="hljs-deletion">$&</span>');
  return new Html(marked);
}
