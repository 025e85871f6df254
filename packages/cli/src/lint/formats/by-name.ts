import type { Format } from "./format.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./pretty.ts";
import { sarif } from "./sarif.ts";

/** Every format, by the name that `--format` has for it. */
export const formats: Readonly<Record<FormatName, Format>> = { pretty, json, sarif, github, gitlab, junit, markdown };

/** The names of the formats. */
export type FormatName = "pretty" | "json" | "sarif" | "github" | "gitlab" | "junit" | "markdown";

const byExtension: Readonly<Record<string, FormatName>> = {
  json: "json",
  sarif: "sarif",
  xml: "junit",
  md: "markdown",
};

/**
 * The format of a file, where none is named.
 *
 * @param file - the file that is written
 * @returns the format that its name stands for; `pretty` for any other
 */
export function formatOf(file: string | undefined): FormatName {
  return byExtension[file?.split(".").at(-1)?.toLowerCase() ?? ""] ?? "pretty";
}
