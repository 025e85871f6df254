/** Licenses that only require their notice: allowed for anything that users install. */
const permissive = [
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
  "Python-2.0",
  "PSF-2.0",
];

/** Accepted for tools, which are in no tarball: file-level copyleft, public domain, licenses for data, texts and fonts. */
const forTools = [
  ...permissive,
  "MPL-2.0",
  "Unlicense",
  "CC0-1.0",
  "CC-BY-3.0",
  "CC-BY-4.0",
  "OFL-1.1",
  "WTFPL",
  "Zlib",
];

/** The license behind a value that is not an SPDX expression, taken from the license file. */
const meant: Readonly<Record<string, string>> = {
  Apache2: "Apache-2.0", // openapi-overlays-js
  "MIT License": "MIT", // @figma/rest-api-spec
  BSD: "BSD-2-Clause", // esprima 1
};

/** Third-party documents, which tests read from where npm installed them. They are never committed or published. */
export const readInTestsOnly: readonly string[] = ["@directus/specs", "@ideal-postcodes/openapi"];

/**
 * Tells whether a license is on the list.
 *
 * @param expression - what a package's manifest says: `MIT`, `(MIT OR CC0-1.0)`
 * @param use - `published` for what users install, `tool` for what only developers install
 * @returns true if it is; one of several alternatives is enough
 */
export function isAllowed(expression: string, use: "published" | "tool"): boolean {
  const allowed = use === "published" ? permissive : forTools;
  const alternatives = (meant[expression] ?? expression).replaceAll(/[()]/g, "").split(" OR ");
  return alternatives.some((all) => all.split(" AND ").every((license) => allowed.includes(license)));
}
