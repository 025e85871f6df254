export { type Files, renderErrorPages } from "./pages/render-error-pages.ts";
export { writePages } from "./pages/write-pages.ts";
export { type ReferenceOptions, renderReference } from "./reference/render-reference.ts";
export { renderSite, type SiteOptions } from "./render-site.ts";
export { type ProjectSiteOptions, renderProjectSite } from "./site/render-project-site.ts";
