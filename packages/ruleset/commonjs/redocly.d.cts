// What `require` gives is typed as the ES module is; TypeScript would not let a CommonJS file refer to those types by itself.
import type * as module from "../dist/types/redocly/index.js" with { "resolution-mode": "import" };

export type * from "../dist/types/redocly/index.js" with { "resolution-mode": "import" };

declare const plugin: typeof module.default;
export default plugin;
