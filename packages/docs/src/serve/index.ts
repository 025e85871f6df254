export { type Asset, assetOf } from "./asset.ts";
export { type DocsSiteOptions, docsSite } from "./docs-site.ts";
export { type ErrorSite, errorSite } from "./error-site.ts";
export { type PageRequest, type PageResponse, respond } from "./respond.ts";
