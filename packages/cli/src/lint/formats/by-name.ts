import type { Format } from "./format.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";
import { sarif } from "./sarif.ts";

/** Every format, by its name in `--format`. */
export const formats: Readonly<Record<FormatName, Format>> = { pretty, json, sarif, github, gitlab, junit, markdown };

/** The names of the formats. */
export type FormatName = "pretty" | "json" | "sarif" | "github" | "gitlab" | "junit" | "markdown";

/** The format for each file extension, used if no format is given. */
export const byExtension: Readonly<Record<string, FormatName>> = {
  json: "json",
  sarif: "sarif",
  xml: "junit",
  md: "markdown",
};
