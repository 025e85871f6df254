import { isJson } from "@error-contract/contract";
import type { Edit, Fix } from "@error-contract/ruleset";
import type { Source } from "../document/syntax/source.ts";
import { editSet } from "./conflicts.ts";
import { type EditedText, editText } from "./edit-text.ts";
import { editable } from "./editable.ts";
import type { Editable } from "./nodes.ts";
import { requirePossible } from "./plan.ts";
import { Refused } from "./refused.ts";

/** A file with its new text. */
export interface EditedFile extends EditedText {
  readonly source: Source;
  /** The edits that were applied to it. */
  readonly edits: readonly Edit[];
}

/** A fix that was not applied, and why. */
export interface RefusedFix {
  readonly fix: Fix;
  readonly reason: string;
  /** Whether it only conflicts with another fix, and can be applied in a later round. */
  readonly isLater: boolean;
}

/** The result of applying fixes. */
export interface AppliedFixes {
  readonly files: readonly EditedFile[];
  readonly applied: readonly Fix[];
  readonly refused: readonly RefusedFix[];
}

/**
 * Applies fixes to the texts of a document's files, without writing them. Each fix is applied completely or not at all.
 *
 * @param fixes - the fixes; if two conflict, the first one is applied
 * @param sourceOf - looks up a file by the name that the model uses for it
 * @returns the new texts, and the fixes that were refused
 */
export function applyFixes(fixes: readonly Fix[], sourceOf: (base: string) => Source): AppliedFixes {
  const refused: RefusedFix[] = [];
  const editables = new Map<string, Editable>();
  const editableOf = (file: string): Editable => {
    const found = editables.get(file) ?? editable(sourceOf(file));
    editables.set(file, found);
    return found;
  };

  const set = editSet();
  const refers = referringEdits(fixes);
  const possible = fixes.filter((fix) => {
    const reason = reasonAgainst(() => {
      for (const edit of fix.edits) requirePossible(editableOf(edit.file), edit);
    });
    const conflict = reason === undefined ? set.add(fix.edits) : undefined;
    if (reason !== undefined) refused.push({ fix, reason, isLater: false });
    // Once a copy becomes a reference, its faults are those of the target, which has fixes of its own.
    if (conflict !== undefined && !(conflict.by && refers.has(conflict.by))) {
      refused.push({ fix, reason: `Another fix changes ${conflict.at}; run fix again.`, isLater: true });
    }
    return reason === undefined && conflict === undefined;
  });

  function tryAll(tried: readonly Fix[]): ReadonlyMap<string, EditedText & { readonly edits: readonly Edit[] }> {
    const byFile = editsByFile(tried);
    return new Map([...byFile].map(([file, edits]) => [file, { ...editText(editableOf(file), edits), edits }]));
  }

  /**
   * Adds to the certain fixes those of the tried ones that are compatible: if all fail together, each half is tried.
   */
  function settle(certain: readonly Fix[], tried: readonly Fix[]): readonly Fix[] {
    const reason = reasonAgainst(() => tryAll([...certain, ...tried]));
    if (reason === undefined) return [...certain, ...tried];
    const [fix] = tried;
    if (fix && tried.length === 1) {
      refused.push({ fix, reason, isLater: certain.length > 0 });
      return certain;
    }
    const half = Math.ceil(tried.length / 2);
    return settle(settle(certain, tried.slice(0, half)), tried.slice(half));
  }

  const files = tryOr(() => tryAll(possible));
  const applied = files ? possible : settle([], possible);
  return {
    files: [...(files ?? tryAll(applied))].map(([file, edited]) => ({ ...edited, source: sourceOf(file) })),
    applied,
    refused,
  };
}

/** The edits that replace a copy with a reference to an existing value. */
function referringEdits(fixes: readonly Fix[]): ReadonlySet<Edit> {
  const alone = fixes.flatMap(({ edits }) => (edits.length === 1 ? edits : []));
  return new Set(alone.filter((edit) => edit.kind === "replace" && isJson(edit.value) && "$ref" in edit.value));
}

function editsByFile(fixes: readonly Fix[]): ReadonlyMap<string, readonly Edit[]> {
  const byFile = new Map<string, Map<unknown, Edit>>();
  for (const edit of fixes.flatMap(({ edits }) => edits)) {
    const edits = byFile.get(edit.file) ?? new Map<unknown, Edit>();
    byFile.set(edit.file, edits);
    // The same edit in two fixes counts once. Keys that are added twice are merged later, and need no comparison here.
    const isKey = edit.kind === "add" && edit.keys.at(-1) !== "-";
    edits.set(isKey ? edit : JSON.stringify(edit), edit);
  }
  return new Map([...byFile].map(([file, edits]) => [file, [...edits.values()]]));
}

function reasonAgainst(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

function tryOr<Result>(attempt: () => Result): Result | undefined {
  let result: Result | undefined;
  reasonAgainst(() => {
    result = attempt();
  });
  return result;
}
