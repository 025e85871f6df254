import type { Format } from "./format.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";

/** Every format, by its name in `--format`. */
export const formats: Readonly<Record<"pretty" | "json" | "markdown" | "github", Format>> = {
  pretty,
  json,
  markdown,
  github,
};

/** The format for each file extension, used if no format is given. */
export const byExtension: Readonly<Record<string, keyof typeof formats>> = { md: "markdown", json: "json" };
