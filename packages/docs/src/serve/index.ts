export { type DocsSiteOptions, docsSite } from "./docs-site.ts";
export { type ErrorSite, errorSite } from "./error-site.ts";
export type { PageRequest, PageResponse } from "./respond.ts";
