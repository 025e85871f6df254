export { type ErrorSite, errorSite } from "./error-site.ts";
export type { PageRequest, PageResponse } from "./respond.ts";
