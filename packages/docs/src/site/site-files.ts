/** The site's files by path; fonts are bytes. */
export type SiteFiles = ReadonlyMap<string, string | Uint8Array>;
