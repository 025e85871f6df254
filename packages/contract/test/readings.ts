import { type CodeEvidence, type ContractModel, explainReading } from "../src/index.ts";

const HEAD = ["document", "envelopes", "code", "codes", "why none"];

/**
 * Writes the readings of documents as a Markdown table.
 *
 * @param models - the models by name
 * @returns the table
 */
export function tableOfReadings(models: Iterable<readonly [name: string, model: ContractModel]>): string {
  const rows = [...models].map(([name, model]) => [name, ...rowOf(model)]);
  const lines = [HEAD, HEAD.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return lines.join("\n");
}

function rowOf(model: ContractModel): readonly string[] {
  const { envelopes, noCodes } = explainReading(model);
  const own = envelopes.filter(({ excused }) => !excused);
  const shown = own.length > 0 ? own : envelopes;
  return [
    envelopes.map(({ name, uses, excused }) => `${name} (${uses}${excused ? ", excused" : ""})`).join("<br>"),
    shown.map(({ shape }) => (shape.code === undefined ? "none" : `\`${shape.code}\``)).join("<br>"),
    shown.map(({ codes }) => countsOf(codes)).join("<br>"),
    noCodes.map((reason) => reason.replaceAll("|", "\\|")).join("<br>"),
  ];
}

function countsOf(counts: Readonly<Partial<Record<CodeEvidence, number>>>): string {
  const parts = Object.entries(counts).map(([evidence, count]) => `${count} by ${evidence}`);
  return parts.length > 0 ? parts.join(", ") : "0";
}
