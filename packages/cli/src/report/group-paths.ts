/** A group of paths larger than this is split by its next segment. */
const LARGEST = 60;

/**
 * Groups items by the resource in their path: the first segment that is neither a version nor a parameter, and up to
 * two more if a group would be large.
 *
 * @param items - the items, in the document's order
 * @param pathOf - the path template of an item
 * @returns the groups, in the order in which they first occur
 * @example
 * [...groupByResource(["/v1/pets", "/v1/pets/{id}", "/v1/shops"], (path) => path).keys()]; // ["pets", "shops"]
 */
export function groupByResource<Item>(
  items: readonly Item[],
  pathOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const read = items.map((item) => ({ item, segments: resourcesIn(pathOf(item)) }));
  const shared = commonLength(read.map(({ segments }) => segments));
  const groups = new Map<string, Item[]>();
  split(read, shared, 1);
  return groups;

  function split(members: typeof read, from: number, depth: number): void {
    const byName = new Map<string, typeof read>();
    for (const member of members) {
      const name = member.segments.slice(from, from + depth).join("/") || member.segments.at(-1) || "/";
      const group = byName.get(name);
      if (group) group.push(member);
      else byName.set(name, [member]);
    }
    for (const [name, group] of byName) {
      const divides = group.length > LARGEST && group.some(({ segments }) => segments.length > from + depth);
      if (divides && depth < 3) split(group, from, depth + 1);
      else groups.set(name, (groups.get(name) ?? []).concat(group.map(({ item }) => item)));
    }
  }
}

function resourcesIn(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "" && !/^v\d/i.test(segment) && !segment.startsWith("{"));
}

/**
 * The number of leading segments that all paths share, such as `api`. At least one segment is left to tell them apart.
 */
function commonLength(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  const longest = first.findIndex((segment, index) => paths.some((path) => path[index] !== segment));
  return longest < 0 ? Math.max(0, first.length - 1) : longest;
}
