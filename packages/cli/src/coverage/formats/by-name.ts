import type { Format } from "./format.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";

/** Every format, by the name that `--format` has for it. */
export const formats: Readonly<Record<"pretty" | "json" | "markdown", Format>> = { pretty, json, markdown };

/** What the extensions of files stand for, where no format is named. */
export const byExtension: Readonly<Record<string, keyof typeof formats>> = { md: "markdown", json: "json" };
