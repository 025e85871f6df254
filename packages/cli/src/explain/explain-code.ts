import type { CodeEntry, CodeUse } from "@error-contract/contract";
import type { Style } from "../command-line/terminal.ts";
import { counted } from "../text/counted.ts";

/** How many operations to name. */
const MOST_OPERATIONS = 20;

/**
 * Explains a code.
 *
 * @param entry - the code
 * @param style - the colors
 * @returns the text
 */
export function explainCode(entry: CodeEntry, style: Style): string {
  const { code, statuses, title, description, causes, remedies, retryable, documentationUrl, uses, envelope, closed } =
    entry;
  const status = statuses.length > 0 ? statuses.join(", ") : "any status";
  const lines = [`${style.bold(String(code))}  ${style.dim(status)}${title ? `  ${title}` : ""}`, ""];
  if (description && description !== title) lines.push(...indented(description), "");
  lines.push(...section("Causes", causes, style), ...section("Remedies", remedies, style));
  lines.push(`${style.bold("Retry")}  ${retry(retryable)}`);
  lines.push(
    `${style.bold("Body")}   ${envelope.name}${envelope.shape.code ? `, the code is at ${envelope.shape.code}` : ""}`,
  );
  lines.push(
    `${style.bold("List")}   ${closed ? "closed: the document lists every code" : "open: other codes are possible"}`,
  );
  if (documentationUrl) lines.push(`${style.bold("Page")}   ${documentationUrl}`);
  lines.push("", ...operations(uses, style), "");
  return lines.join("\n");
}

function retry(retryable: boolean | undefined): string {
  if (retryable === undefined) return "the document does not say whether it can help";
  return retryable ? "the same request can succeed later" : "the same request fails again";
}

function section(title: string, items: readonly string[], style: Style): readonly string[] {
  if (items.length === 0) return [];
  return [style.bold(title), ...items.flatMap((item) => bullet(item)), ""];
}

function bullet(item: string): readonly string[] {
  return item
    .trim()
    .split("\n")
    .map((line, index) => `  ${index === 0 ? "-" : " "} ${line}`.trimEnd());
}

function indented(text: string): readonly string[] {
  return text
    .trim()
    .split("\n")
    .map((line) => `  ${line}`.trimEnd());
}

function operations(uses: readonly CodeUse[], style: Style): readonly string[] {
  const names = [
    ...new Set(uses.map(({ operation, key }) => `${operation.method} ${operation.path} ${style.dim(key)}`)),
  ];
  if (names.length === 0) return [style.dim("No operation returns it.")];
  const shown = names.slice(0, MOST_OPERATIONS).map((name) => `  ${name}`);
  const rest = names.length - shown.length;
  const head = counted(new Set(uses.map(({ operation }) => operation)).size, "operation");
  return [style.bold(head), ...shown, ...(rest > 0 ? [style.dim(`  and ${rest} more`)] : [])];
}
