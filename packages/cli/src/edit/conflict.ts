import type { Path } from "@error-contract/contract";
import type { Edit, RenameEdit } from "@error-contract/ruleset";

/**
 * Whether two edits cannot both be made: one is inside what the other changes. Two additions never are; those to one object
 * are merged.
 *
 * @param one - an edit
 * @param other - another edit
 * @returns true for a conflict
 */
export function inConflict(one: Edit, other: Edit): boolean {
  if (one.file !== other.file || (one.kind === "add" && other.kind === "add")) return false;
  if (one.kind === "rename") return meetsRename(one, other);
  if (other.kind === "rename") return meetsRename(other, one);
  return touched(one).some((keys) => touched(other).some((others) => isInside(keys, others) || isInside(others, keys)));
}

/** A renamed key may hold other edits, but must not be in one, and its new name must be free. */
function meetsRename({ keys, to }: RenameEdit, other: Edit): boolean {
  const renamed = [...keys.slice(0, -1), to];
  if (other.kind === "rename") return same(keys, other.keys) || same(renamed, [...other.keys.slice(0, -1), other.to]);
  return touched(other).some((path) => isInside(keys, path) || isInside(path, renamed));
}

/** The paths that an edit changes; those inside are changed with them. */
function touched(edit: Edit): readonly Path[] {
  return edit.kind === "move" ? [edit.keys, edit.to] : [edit.keys];
}

function same(one: Path, other: Path): boolean {
  return one.length === other.length && isInside(one, other);
}

/** Whether a path is another one, or goes on from it. */
function isInside(inner: Path, outer: Path): boolean {
  return outer.every((key, index) => String(key) === String(inner[index]));
}
