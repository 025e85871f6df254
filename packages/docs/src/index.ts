export { renderReference } from "./render-reference.ts";
export { selfContained } from "./self-contained.ts";
export { withCatalogue } from "./with-catalogue.ts";
