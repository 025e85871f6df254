/**
 * Takes a part out of a file: all of it, or what stands between `#region NAME` and `#endregion`, without its indentation.
 *
 * @param text - the file
 * @param region - the region's name; `undefined` for the whole file
 * @returns the lines
 * @throws error if the file has no such region
 */
export function excerptOf(text: string, region: string | undefined): string[] {
  const all = text.trimEnd().split("\n");
  if (region === undefined) return all;
  const begin = all.findIndex((line) => line.trimEnd().endsWith(`#region ${region}`));
  const end = all.findIndex((line, index) => index > begin && line.includes("#endregion"));
  if (begin === -1 || end === -1) throw new Error(`There is no "#region ${region}" with an "#endregion".`);
  const lines = all.slice(begin + 1, end);
  const indent = Math.min(...lines.filter((line) => line !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent));
}
