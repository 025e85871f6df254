import type { Path } from "@error-contract/contract";
import { type Position, positionsAt } from "../text/position.ts";
import { offsetsInJson } from "./position/locate-json.ts";
import { offsetsInYaml } from "./position/locate-yaml.ts";
import { offsetsInYamlTree } from "./position/locate-yaml-tree.ts";
import { wanted } from "./position/wanted.ts";
import type { Source } from "./syntax/source.ts";

/**
 * Finds the positions of values in a file: the key of each, or the item of a list. Only the positions that are shown
 * are looked for, all in one pass.
 *
 * @param source - the file
 * @param paths - the keys that lead to each value
 * @returns a position for each path; that of the closest enclosing value if the path does not exist
 */
export function locate(source: Source, paths: readonly Path[]): readonly Position[] {
  const { syntax, text } = source;
  const root = wanted(paths);
  const offsets = new Array<number>(paths.length).fill(0);
  if (syntax.kind === "json") offsetsInJson(text, syntax.structure, root, offsets);
  else if (syntax.kind === "yaml") offsetsInYaml(text, syntax.events, root, offsets);
  else offsetsInYamlTree(syntax.tree, root, offsets);
  return positionsAt(text, offsets);
}
