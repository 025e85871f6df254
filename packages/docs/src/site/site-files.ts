/** Files of the site by their path below its address; fonts are bytes. */
export type SiteFiles = ReadonlyMap<string, string | Uint8Array>;
