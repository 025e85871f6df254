import { createHash } from "node:crypto";

/**
 * Writes the content security policy of a page from what is in it: its own inline scripts by their hashes, and no other.
 *
 * @param html - the page
 * @param sources - what else it may load, by directive
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
    // A hash beside 'unsafe-inline' would switch that off.
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
