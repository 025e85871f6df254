export type { DictionaryOptions } from "./dictionary.ts";
export type { Dictionary, DictionaryEntry } from "./dictionary-entry.ts";
export { type Files, renderErrorPages } from "./render-error-pages.ts";
export { writePages } from "./write-pages.ts";
