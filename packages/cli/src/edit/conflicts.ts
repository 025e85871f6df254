import { isDeepStrictEqual } from "node:util";
import { type Path, toPointer } from "@error-contract/contract";
import type { Edit } from "@error-contract/ruleset";

/** Why an edit conflicts with others. */
export interface Conflict {
  /** The place, as a JSON pointer. */
  readonly at: string;
  /**
   * The edit that changes the place or a value around it; `undefined` if other edits are inside the place, or if a
   * rename gives the place its name.
   */
  readonly by: Edit | undefined;
}

/** A set of edits to apply together. */
export interface EditSet {
  /**
   * Adds edits, unless one of them conflicts with an edit in the set.
   *
   * @param edits - the edits, added all together or not at all
   * @returns the conflict; `undefined` if they were added
   */
  readonly add: (edits: readonly Edit[]) => Conflict | undefined;
}

/** A place that an edit touches, or that contains such a place. */
interface TouchedPlace {
  /** The edit that changes it as a whole. */
  change: Edit | undefined;
  /** Whether a rename gives it its name. */
  isGiven: boolean;
  readonly inside: Map<string, TouchedPlace>;
}

/**
 * Creates an empty set. Additions never conflict with each other: additions to the same object are merged. The same
 * change requested twice counts once.
 *
 * @returns the set
 */
export function editSet(): EditSet {
  const files = newPlace();

  /** The places on a path that edits touch, outermost first. */
  function touchedOn(file: string, path: Path): readonly TouchedPlace[] {
    const places: TouchedPlace[] = [];
    let place = files.inside.get(file);
    for (const key of path) {
      if (!place) return places;
      places.push(place);
      place = place.inside.get(String(key));
    }
    return place ? [...places, place] : places;
  }

  function touch(file: string, path: Path): TouchedPlace {
    let place = files;
    for (const key of [file, ...path]) {
      const inner = place.inside.get(String(key)) ?? newPlace();
      place.inside.set(String(key), inner);
      place = inner;
    }
    return place;
  }

  function conflictOf(edit: Edit): Conflict | undefined {
    for (const path of pathsOf(edit)) {
      const places = touchedOn(edit.file, path);
      const isTouched = places.length > path.length; // the file itself is the first of them
      const above = places.find(({ change, isGiven }) => isGiven || (change && change.kind !== "rename"));
      if (above) return { at: toPointer(path), by: above.change };
      if (isTouched && edit.kind !== "add") return { at: toPointer(path), by: undefined };
    }
    return undefined;
  }

  return {
    add(edits) {
      const fresh = edits.filter(
        ({ file, keys }, index) => !isDeepStrictEqual(touchedOn(file, keys)[keys.length]?.change, edits[index]),
      );
      for (const edit of fresh) {
        const conflict = conflictOf(edit);
        if (conflict !== undefined) return conflict;
      }
      for (const edit of fresh) {
        for (const path of pathsOf(edit)) touch(edit.file, path);
        if (edit.kind !== "add") touch(edit.file, edit.keys).change = edit;
        if (edit.kind === "rename") touch(edit.file, [...edit.keys.slice(0, -1), edit.to]).isGiven = true;
      }
      return undefined;
    },
  };
}

function newPlace(): TouchedPlace {
  return { change: undefined, isGiven: false, inside: new Map() };
}

/** The paths that an edit touches. */
function pathsOf(edit: Edit): readonly Path[] {
  if (edit.kind === "move") return [edit.keys, edit.to];
  return edit.kind === "rename" ? [edit.keys, [...edit.keys.slice(0, -1), edit.to]] : [edit.keys];
}
