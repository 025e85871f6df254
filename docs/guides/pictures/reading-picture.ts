import { explainReading, readErrorContract } from "@error-contract/contract";
import { svg, text } from "./svg.ts";

const LINE = 26;

/**
 * Draws how an error body is read: the body on the left, and on the right what each recognized place was taken for, and why.
 *
 * @param document - a parsed OpenAPI document, with an example of an error
 * @returns the SVG
 * @throws error if no error of the document has an example
 */
export function readingPicture(document: unknown): string {
  const model = readErrorContract(document);
  const [envelope] = model.envelopes;
  const body = envelope?.uses.flatMap(({ content }) => content.examples)[0]?.value;
  const reading = explainReading(model).envelopes[0];
  if (reading === undefined || body === undefined) throw new Error("No error of the document has an example.");

  const reasons = new Map(reading.recognized.map((reason) => [reason.pointer, reason]));
  const rows = linesOf(body, "", "");
  const width = Math.max(...rows.map(({ line }) => line.length)) * 8.45 + 40;
  const content = rows.flatMap(({ line, pointer }, index) => {
    const y = 32 + index * LINE;
    const reason = reasons.get(pointer);
    const shown = text({ x: 20, y }, reason === undefined ? "mono" : "mono bold", line);
    if (reason === undefined) return [shown];
    const from = Math.round(20 + line.length * 8.45 + 8);
    return [
      shown,
      `<path d="M${from} ${y - 5}H${Math.round(width + 46)}" class="lead"/>`,
      text({ x: Math.round(width + 56), y }, "bold", reason.role),
      text({ x: Math.round(width + 140), y }, "soft", reason.why),
    ];
  });
  const longest = Math.max(...reading.recognized.map(({ why }) => why.length));
  const size = { width: Math.round(width + 150 + longest * 6.6), height: 32 + rows.length * LINE };
  const frame = `<rect x="1" y="1" width="${Math.round(width)}" height="${size.height - 2}" rx="8" class="box"/>`;
  const title = `How ${reading.name} is read: ${reading.recognized.map(({ role, why }) => `${role}: ${why}`).join(" ")}`;
  return svg(size, title, [frame, ...content].join("\n"));
}

interface Row {
  readonly line: string;
  /** Of the property on the line; empty for a line that only closes. */
  readonly pointer: string;
}

function linesOf(value: unknown, pointer: string, indent: string): readonly Row[] {
  if (typeof value !== "object" || value === null) return [{ line: JSON.stringify(value), pointer }];
  const entries = Object.entries(value);
  const inner = entries.flatMap(([key, item], index) => {
    const at = `${pointer}/${key}`;
    const [first, ...rest] = linesOf(item, at, `${indent}  `);
    const rows = [{ line: `${indent}  "${key}": ${first?.line ?? ""}`, pointer: at }, ...rest];
    return index < entries.length - 1 ? [...rows.slice(0, -1), { ...last(rows), line: `${last(rows).line},` }] : rows;
  });
  return [{ line: "{", pointer: "" }, ...inner, { line: `${indent}}`, pointer: "" }];
}

function last(rows: readonly Row[]): Row {
  return rows.at(-1) ?? { line: "", pointer: "" };
}
