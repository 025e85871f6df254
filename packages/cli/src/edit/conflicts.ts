import { isDeepStrictEqual } from "node:util";
import { type Path, toPointer } from "@error-contract/contract";
import type { Edit } from "@error-contract/ruleset";

/** Edits that are to be made together. */
export interface EditSet {
  /**
   * Adds some edits, unless one of them is inside what another one changes.
   *
   * @param edits - the edits; they are added together or not at all
   * @returns where the conflict is, as a JSON pointer; `undefined` when they were added
   */
  readonly add: (edits: readonly Edit[]) => string | undefined;
}

/**
 * Makes an empty set. Additions never conflict with each other: those to one object are merged. The same change asked for
 * twice is one.
 *
 * @returns the set
 */
export function editSet(): EditSet {
  /** What is changed as a whole, by place. */
  const changed = new Map<string, Edit>();
  /** What is changed, or holds something that is. */
  const touched = new Set<string>();
  /** Names that are given by a renaming. */
  const given = new Set<string>();

  function conflictOf(edit: Edit): string | undefined {
    for (const path of pathsOf(edit)) {
      const places = placesOn(edit.file, path);
      const last = places.at(-1) ?? "";
      if (edit.kind === "rename" && (touched.has(last) || given.has(last))) return toPointer(path);
      const above = places.find((place) => given.has(place) || isChange(changed.get(place)));
      if (above !== undefined) return toPointer(path);
      if (edit.kind !== "add" && edit.kind !== "rename" && touched.has(last)) return toPointer(path);
    }
    return undefined;
  }

  return {
    add(edits) {
      const fresh = edits.filter((edit) => !isDeepStrictEqual(changed.get(placeOf(edit.file, edit.keys)), edit));
      for (const edit of fresh) {
        const conflict = conflictOf(edit);
        if (conflict !== undefined) return conflict;
      }
      for (const edit of fresh) {
        if (edit.kind !== "add") changed.set(placeOf(edit.file, edit.keys), edit);
        for (const path of pathsOf(edit)) for (const place of placesOn(edit.file, path)) touched.add(place);
        if (edit.kind === "rename") given.add(placeOf(edit.file, [...edit.keys.slice(0, -1), edit.to]));
      }
      return undefined;
    },
  };
}

/** Whether an edit changes all that is inside it; a renaming does not. */
function isChange(edit: Edit | undefined): boolean {
  return edit !== undefined && edit.kind !== "rename";
}

/** The places that an edit touches. */
function pathsOf(edit: Edit): readonly Path[] {
  if (edit.kind === "move") return [edit.keys, edit.to];
  return edit.kind === "rename" ? [edit.keys, [...edit.keys.slice(0, -1), edit.to]] : [edit.keys];
}

/** A place and all that hold it, the outermost first. */
function placesOn(file: string, path: Path): readonly string[] {
  let place = placeOf(file, []);
  return [place, ...path.map((key) => (place += toPointer([key]).slice(1)))];
}

function placeOf(file: string, path: Path): string {
  return `${file}${toPointer(path)}`;
}
