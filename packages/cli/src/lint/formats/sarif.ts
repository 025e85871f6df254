import { pathToFileURL } from "node:url";
import { rules, type Severity } from "@error-contract/ruleset";
import manifest from "../../../package.json" with { type: "json" };
import { counted } from "../../text/counted.ts";
import { eachFault, type ShownFault } from "./each-fault.ts";
import type { Format } from "./format.ts";

/** GitHub's limits for one upload. */
const MOST_RESULTS = 25_000;
const MOST_BYTES = 10_000_000;

const HOME = "https://github.com/error-contract/error-contract";
const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warn: "warning",
  info: "note",
};

/**
 * SARIF 2.1.0, for GitHub code scanning and similar services. Each result is one fault, so that fixing another one does
 * not change it.
 */
export const sarif: Format = (result) => {
  const faults = eachFault(result);
  const kept = withinLimits(faults);
  const cut = faults.length - kept.length;
  const text = write(kept, cut);
  return cut === 0 ? { text } : { text, cut: `${counted(cut, "fault")} of ${faults.length} left out: ${LIMITS}` };
};

const LIMITS = `GitHub accepts at most ${MOST_RESULTS.toLocaleString("en-US")} results and ${MOST_BYTES / 1_000_000} MB.`;

/** As many faults as fit; the first ones are the most important. */
function withinLimits(faults: readonly ShownFault[]): readonly ShownFault[] {
  let kept = faults.slice(0, MOST_RESULTS);
  for (let bytes = sizeOf(kept); bytes > MOST_BYTES; bytes = sizeOf(kept)) {
    kept = kept.slice(0, Math.floor(kept.length * Math.min(0.99, MOST_BYTES / bytes)));
  }
  return kept;
}

function sizeOf(faults: readonly ShownFault[]): number {
  return Buffer.byteLength(write(faults, faults.length));
}

function write(faults: readonly ShownFault[], cut: number): string {
  const notice = {
    level: "note",
    message: { text: `${counted(cut, "fault")} left out: ${LIMITS}` },
    descriptor: { id: "cut" },
  };
  const ids = [...new Set(faults.map(({ finding }) => finding.rule))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "error-contract",
            version: manifest.version,
            semanticVersion: manifest.version,
            informationUri: HOME,
            rules: ids.map((id) => descriptorOf(id, faults)),
          },
        },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, ...(cut > 0 && { toolExecutionNotifications: [notice] }) }],
        results: faults.map((fault) => resultOf(fault, ids)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

function descriptorOf(id: string, faults: readonly ShownFault[]) {
  const rule = rules.find((each) => each.id === id);
  const first = faults.find(({ finding }) => finding.rule === id)?.finding;
  const text = rule?.description ?? "Something could not be checked.";
  return {
    id,
    name: id.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} ${first?.documentationUrl ?? HOME}` },
    helpUri: first?.documentationUrl ?? HOME,
    defaultConfiguration: { level: levels[rule?.severity ?? "error"] },
    properties: { tags: ["api", "openapi", "errors", first?.kind ?? "contradiction"] },
  };
}

function resultOf({ finding, fault, message, fingerprint }: ShownFault, ids: readonly string[]) {
  const { rule, severity, file, line, column, pointer } = finding;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: artifactOf(file), region: { startLine: line, startColumn: column } },
        logicalLocations: [{ fullyQualifiedName: pointer, kind: "member" }],
      },
    ],
    // GitHub reads only `primaryLocationLineHash`.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "errorContract/v1": fingerprint },
    properties: { operation: fault.operation, status: fault.status },
  };
}

/** Relative to the root of the repository, where the command runs; absolute for files outside it. */
function artifactOf(file: string) {
  if (/^[a-z][a-z0-9+.-]+:/i.test(file)) return { uri: encodeURI(file) };
  const windows = /^[a-z]:/i.test(file) || undefined; // a drive
  if (windows || file.startsWith("/") || file.startsWith("..")) return { uri: pathToFileURL(file, { windows }).href };
  return { uri: encodeURI(file.replace(/^\.\//, "")), uriBaseId: "%SRCROOT%" };
}
