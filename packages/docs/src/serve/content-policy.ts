import { createHash } from "node:crypto";

/**
 * Creates the content security policy of a page: it allows the page's inline scripts and styles by hash, and no others.
 *
 * @param html - the page
 * @param sources - the allowed sources, by directive
 * @returns the policy's value
 * @example
 * contentPolicy("<style>p{}</style>"); // "default-src 'none'; style-src 'sha256-…'; …"
 */
export function contentPolicy(html: string, sources: Readonly<Record<string, readonly string[]>> = {}): string {
  const directives = new Map<string, readonly string[]>([
    ["style-src", hashesOf(html, "style")],
    ["script-src", hashesOf(html, "script")],
  ]);
  for (const [name, values] of Object.entries(sources)) {
    // A hash would disable 'unsafe-inline'.
    const own = values.includes("'unsafe-inline'") ? [] : (directives.get(name) ?? []);
    directives.set(name, [...own, ...values]);
  }
  const filled = [...directives].filter(([, values]) => values.length > 0);
  return [
    "default-src 'none'",
    ...filled.map(([name, values]) => `${name} ${values.join(" ")}`),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function hashesOf(html: string, element: "style" | "script"): readonly string[] {
  const inline = new RegExp(`<${element}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${element}>`, "g");
  return [...html.matchAll(inline)].map(
    ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
}
