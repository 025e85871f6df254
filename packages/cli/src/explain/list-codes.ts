import type { CodeEntry } from "@error-contract/contract";
import type { Style } from "../command-line/terminal.ts";

/**
 * Lists codes, one per line.
 *
 * @param codes - the codes
 * @param style - the colors
 * @returns the text
 */
export function listCodes(codes: readonly CodeEntry[], style: Style): string {
  const rows = codes.map((entry) => ({
    status: entry.statuses.join(" ") || "-",
    code: String(entry.code),
    says: saysOf(entry),
  }));
  const width = (key: "status" | "code") => Math.max(...rows.map((row) => row[key].length));
  const statusWidth = width("status");
  const codeWidth = width("code");
  return rows
    .map(({ status, code, says }) =>
      `${style.dim(status.padEnd(statusWidth))}  ${style.bold(code.padEnd(codeWidth))}  ${says}`.trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

function saysOf({ title, description }: CodeEntry): string {
  const [first = ""] = (title ?? description ?? "").trim().split("\n");
  return first.length > 80 ? `${first.slice(0, 79)}…` : first;
}
