export { type ReferenceOptions, renderReference } from "./reference/render-reference.ts";
export { renderSite } from "./render-site.ts";
