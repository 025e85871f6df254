import { isDeepStrictEqual } from "node:util";
import { isJson, type Path } from "@error-contract/contract";
import type { Edit, Fix } from "@error-contract/ruleset";
import { applyToData } from "./apply-to-data.ts";
import { valueAt } from "./value-at.ts";

/** The versions of the Overlay Specification that can be written. */
export type OverlayVersion = "1.0" | "1.1";

/** An action of an overlay (OpenAPI Initiative, Overlay Specification, 4.3). */
export interface OverlayAction {
  /** A JSONPath (RFC 9535). */
  readonly target: string;
  readonly description: string;
  readonly update?: unknown;
  readonly remove?: true;
}

/** An overlay document. */
export interface Overlay {
  readonly overlay: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly extends: string;
  readonly actions: readonly OverlayAction[];
}

/**
 * Writes fixes as an overlay. Uses only `update` of objects, appending to lists, and `remove`: they mean the same in
 * 1.0 and 1.1, and every implementation supports them.
 *
 * @param rounds - the fixes, in consecutive rounds; all of their edits are in the entry document
 * @param about - the version, the document that the overlay extends, and the overlay's title
 * @param data - the parsed entry document
 * @returns the overlay
 */
export function overlayOf(
  rounds: readonly (readonly Fix[])[],
  { version, extended, title }: { readonly version: OverlayVersion; readonly extended: string; readonly title: string },
  data: unknown,
): Overlay {
  let current = data;
  const actions: OverlayAction[] = [];
  for (const { edit, description } of rounds.flatMap(inOrder)) {
    const changes = changesOf(edit, current);
    actions.push(...changes.map(({ target, ...change }) => ({ target, description, ...change })));
    current = applyToData(current, [edit]);
  }
  return { overlay: `${version}.0`, info: { title, version: "1.0.0" }, extends: extended, actions };
}

/**
 * Puts additions first, then inner edits before outer ones, so that each path is still valid when its edit is applied.
 */
function inOrder(fixes: readonly Fix[]): readonly { readonly edit: Edit; readonly description: string }[] {
  const once = new Map<string, { readonly edit: Edit; readonly description: string }>();
  for (const { rule, reason, edits } of fixes) {
    for (const edit of edits) {
      const id = JSON.stringify(edit);
      if (!once.has(id)) once.set(id, { edit, description: `${rule}: ${reason}` });
    }
  }
  const rank = ({ kind, keys }: Edit): number => (kind === "add" ? Number.NEGATIVE_INFINITY : -keys.length);
  return [...once.values()].sort((a, b) => (rank(a.edit) === rank(b.edit) ? 0 : rank(a.edit) - rank(b.edit)));
}

type Change = Omit<OverlayAction, "description">;

function changesOf(edit: Edit, data: unknown): readonly Change[] {
  const holder = edit.keys.slice(0, -1);
  const key = edit.keys.at(-1) ?? "";
  if (edit.kind === "add") {
    if (key === "-") return [{ target: jsonPath(holder), update: edit.value }];
    return isDeepStrictEqual(valueAt(data, edit.keys), edit.value) ? [] : [creation(data, edit.keys, edit.value)];
  }
  if (Array.isArray(valueAt(data, holder)))
    return replacement(data, holder, valueAt(applyToData(data, [edit]), holder));
  const value = valueAt(data, edit.keys);
  const removal: Change = { target: jsonPath(edit.keys), remove: true };
  switch (edit.kind) {
    case "replace":
      return replacement(data, edit.keys, edit.value);
    case "rename":
      return [{ target: jsonPath(holder), update: { [edit.to]: value } }, removal];
    case "move":
      return [creation(data, edit.to, value), removal];
    case "remove":
      return [removal];
  }
}

/** An update merges into an object or a list, so the old one is removed first; a scalar is simply overwritten. */
function replacement(data: unknown, keys: Path, value: unknown): readonly Change[] {
  const update: Change = { target: jsonPath(keys.slice(0, -1)), update: { [keys.at(-1) ?? ""]: value } };
  const old = valueAt(data, keys);
  return typeof old === "object" && old !== null ? [{ target: jsonPath(keys), remove: true }, update] : [update];
}

/** Updates the innermost existing object, and creates the missing ones inside it. */
function creation(data: unknown, keys: Path, value: unknown): Change {
  let depth = 0;
  for (let inner = data; depth < keys.length - 1; depth++) {
    inner = valueAt(inner, keys.slice(depth, depth + 1));
    if (!isJson(inner)) break;
  }
  const update = keys.slice(depth).reduceRight((inner: unknown, key) => ({ [key]: inner }), value);
  return { target: jsonPath(keys.slice(0, depth)), update };
}

/** A JSONPath (RFC 9535), with brackets around keys that are not plain names. */
function jsonPath(keys: Path): string {
  const steps = keys.map((key) => {
    if (typeof key === "number") return `[${key}]`;
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) return `.${key}`;
    return `['${key.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`;
  });
  return `$${steps.join("")}`;
}
