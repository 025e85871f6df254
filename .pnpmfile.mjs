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

/** The same as `exports`, for `moduleResolution: "node10"`, which does not read it: `main`, `types` and `typesVersions`. */
function forNode10(exports) {
  const { ".": main, ...others } = Object.fromEntries(
    Object.entries(exports).flatMap(([path, { types, default: file, require = { types, default: file } }]) =>
      require.types === undefined ? [] : [[path, require]],
    ),
  );
  const paths = Object.entries(others).map(([path, { types }]) => [path.slice("./".length), [types]]);
  return {
    ...(main && { main: main.default, types: main.types }),
    ...(paths.length > 0 && { typesVersions: { "*": Object.fromEntries(paths) } }),
  };
}

export const hooks = {
  /** Every manifest writes its `exports` once; a tarball gets them without our own condition, and what older resolution reads. */
  beforePacking(manifest) {
    if (manifest.exports === undefined) return manifest;
    const exports = published(manifest.exports);
    return { ...manifest, ...forNode10(exports), exports };
  },
};
