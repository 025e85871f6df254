// What `require` gives is typed as the ES module is; TypeScript would not let a CommonJS file refer to those types by itself.
import type * as module from "../dist/types/spectral/problem-details.js" with { "resolution-mode": "import" };

export type * from "../dist/types/spectral/problem-details.js" with { "resolution-mode": "import" };

declare const ruleset: typeof module.default;
export default ruleset;
