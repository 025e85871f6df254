export { type Measures, measure } from "./measure.ts";
export { installPeers } from "./peers.ts";
export { root } from "./root.ts";
export { median, table } from "./table.ts";
