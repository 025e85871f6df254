import {
  type Fault,
  type Fix,
  type PresetName,
  type ProposeOptions,
  proposeFixes,
  type Unfixed,
} from "@error-contract/ruleset";
import { followReferences } from "../document/follow-references.ts";
import type { OpenDocument } from "../document/open.ts";
import type { Parsed, Source } from "../document/syntax/source.ts";
import { applyFixes } from "./apply-fixes.ts";
import type { Splice } from "./splice.ts";
import { splicesBetween } from "./splices-between.ts";

/** What to fix. */
export interface FixOptions {
  readonly preset: PresetName;
  readonly wanted: NonNullable<ProposeOptions["wanted"]>;
  /** Rules that were requested by id. */
  readonly requested?: readonly string[];
}

/** A file before and after all fixes. */
export interface FixedFile {
  readonly source: Source;
  readonly text: string;
  /** The splices, with offsets into the old text. */
  readonly splices: readonly Splice[];
}

/** A document after its fixes. */
export interface FixedDocument {
  readonly files: readonly FixedFile[];
  /** The fixes that were applied, in consecutive rounds. */
  readonly rounds: readonly (readonly Fix[])[];
  /** The faults that are left, each with the reason. */
  readonly unfixed: readonly Unfixed[];
}

/** A file before the fixes, and after the rounds so far. */
interface Rewritten {
  readonly before: Source;
  readonly text: string;
  readonly parsed: () => Parsed;
  /** `undefined` after more than one round: the splices are then found by comparing the texts. */
  readonly splices: readonly Splice[] | undefined;
}

/** Conflicting fixes are applied in consecutive rounds, at most this many. */
const MOST_ROUNDS = 5;

/**
 * Fixes a document until nothing is left to fix, without writing it.
 *
 * @param document - the document
 * @param options - the preset, and which faults to fix
 * @returns the new texts, the fixes, and the faults that are left
 */
export function fixDocument(document: OpenDocument, { preset, wanted, requested = [] }: FixOptions): FixedDocument {
  const edited = new Map<string, Rewritten>();
  const rounds: (readonly Fix[])[] = [];
  let current: Pick<OpenDocument, "entry" | "resolve" | "source"> = document;
  let unfixed: readonly Unfixed[] = [];
  while (rounds.length < MOST_ROUNDS) {
    const { entry, resolve, source } = current;
    const proposal = proposeFixes(entry.value, { preset, wanted, requested, resolve, entry: document.entry.address });
    const result = applyFixes(proposal.fixes, source);
    unfixed = [...proposal.unfixed, ...result.refused.map(({ fix, reason }) => ({ fault: fix.fault, reason }))];
    if (result.applied.length === 0) break;
    rounds.push(result.applied);
    for (const { source: before, text, splices, parsed } of result.files) {
      const known = edited.get(before.base);
      edited.set(before.base, { before: known?.before ?? before, text, parsed, splices: known ? undefined : splices });
    }
    if (!result.refused.some(({ isLater }) => isLater)) break;
    current = withEdits(document, edited);
  }
  const files = [...edited.values()].map(({ before, text, splices }) => ({
    source: before,
    text,
    splices: splices ?? splicesBetween(before.text, text),
  }));
  return { files: files.filter(({ splices }) => splices.length > 0), rounds, unfixed };
}

/** The document with the new texts of some files. */
function withEdits(
  document: OpenDocument,
  edited: ReadonlyMap<string, Rewritten>,
): Pick<OpenDocument, "entry" | "resolve" | "source"> {
  const known = new Map(document.sources().map((source) => [source.base, source]));
  for (const [base, { before, text, parsed }] of edited) known.set(base, { ...before, text, ...parsed() });
  const entry = known.get("") ?? document.entry;
  const read = (address: string): Source => known.get(address) ?? document.files.read(address);
  return { entry, ...followReferences(entry, { ...document.files, read }) };
}

/**
 * Groups the remaining faults by rule and reason.
 *
 * @param unfixed - the faults
 * @returns the faults for each pair of rule and reason
 */
export function groupUnfixed(
  unfixed: readonly Unfixed[],
): readonly { readonly rule: string; readonly reason: string; readonly faults: readonly Fault[] }[] {
  const groups = new Map<string, { readonly rule: string; readonly reason: string; readonly faults: Fault[] }>();
  for (const { fault, reason } of unfixed) {
    const id = `${fault.rule} ${reason}`;
    const group = groups.get(id) ?? { rule: fault.rule, reason, faults: [] };
    groups.set(id, group);
    group.faults.push(fault);
  }
  return [...groups.values()];
}
