// What `require` gives is typed as the ES module is; TypeScript would not let a CommonJS file refer to those types by itself.
import type * as module from "../dist/types/index.js" with { "resolution-mode": "import" };

export type * from "../dist/types/index.js" with { "resolution-mode": "import" };

export declare const lint: typeof module.lint;

declare const ruleset: typeof module.default;
export default ruleset;
