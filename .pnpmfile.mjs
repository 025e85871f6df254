/** The condition that leads inside this repository to a package's sources, which are not packed. */
const source = "@error-contract/source";

/** `exports` without the condition, and without the entries that have no other. */
function published(exports) {
  if (typeof exports !== "object" || exports === null) return exports;
  const entries = Object.entries(exports)
    .filter(([condition]) => condition !== source)
    .map(([key, value]) => [key, published(value)]);
  return Object.fromEntries(entries.filter(([, value]) => typeof value !== "object" || Object.keys(value).length > 0));
}

export const hooks = {
  /** Every manifest writes its `exports` once; a tarball gets them without our own condition. */
  beforePacking(manifest) {
    return manifest.exports === undefined ? manifest : { ...manifest, exports: published(manifest.exports) };
  },
};
