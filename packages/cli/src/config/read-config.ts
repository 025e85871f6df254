import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { isJson, type Path } from "@error-contract/contract";
import type { PresetName } from "@error-contract/ruleset";
import { didYouMean } from "../command-line/did-you-mean.ts";
import { InputError } from "../command-line/error.ts";
import type { Terminal } from "../command-line/terminal.ts";
import { readText } from "../document/files/read-file.ts";
import { locate } from "../document/locate.ts";
import { parse } from "../document/syntax/parse.ts";
import type { Source } from "../document/syntax/source.ts";
import { type Config, noConfig, severities } from "./config.ts";
import { ruleIds } from "./rule-ids.ts";

const NAMES = ["error-contract.config.yaml", "error-contract.config.yml", "error-contract.config.json"];
const KEYS = ["documents", "preset", "rules", "baseline", "norm"];
/** The key by which editors find the schema of a JSON configuration. */
const FOR_EDITORS = "$schema";
const presets: readonly PresetName[] = ["recommended", "strict", "problem-details"];

/**
 * Reads the configuration of the working directory.
 *
 * @param terminal - provides the working directory
 * @param named - the value of `--config`
 * @returns the configuration; an empty one if there is no file
 * @throws {InputError} at the invalid line
 */
export function readConfig({ cwd }: Terminal, named?: string): Config {
  const name = named ?? NAMES.find((each) => existsSync(join(cwd, each)));
  if (name === undefined) return noConfig;
  const address = resolve(cwd, name);
  const text = readText(address, name, "Pass the path of a configuration, or omit --config.");
  return validate({ base: "", address, name, text, ...parse(text, name) }, cwd);
}

function validate(source: Source, cwd: string): Config {
  const { value } = source;
  if (value === undefined || value === null) return noConfig;
  const fail = (path: Path, message: string, remedy?: string): InputError => {
    const [position] = locate(source, [path]);
    const place = { file: source.name, ...position, text: source.text };
    return new InputError(message, { place, ...(remedy && { remedy }) });
  };
  if (!isJson(value)) throw fail([], "A configuration must be a mapping.", `Its keys are ${KEYS.join(", ")}.`);
  for (const key of Object.keys(value)) {
    if (!KEYS.includes(key) && key !== FOR_EDITORS)
      throw fail([key], `Unknown setting "${key}".`, didYouMean(key, KEYS) ?? `The settings are ${KEYS.join(", ")}.`);
  }

  // Paths are relative to the configuration's folder, so that they mean the same from anywhere.
  const fromHere = (path: string): string => relative(cwd, resolve(dirname(source.address), path)) || path;
  const text = (path: Path, written: unknown): string => {
    if (typeof written !== "string" || written === "") throw fail(path, `${path.join(".")} must be a path.`);
    return fromHere(written);
  };
  const { documents = [], preset, rules: weights = {}, baseline, norm } = value;
  if (!Array.isArray(documents))
    throw fail(["documents"], "documents must be a list of paths.", "Start each with a dash: - openapi.yaml");
  const chosen = presets.find((each) => each === preset);
  if (preset !== undefined && chosen === undefined) {
    throw fail(
      ["preset"],
      `Unknown preset "${preset}".`,
      didYouMean(String(preset), presets) ?? `The presets are ${presets.join(", ")}.`,
    );
  }
  if (!isJson(weights)) throw fail(["rules"], "rules must map rule ids to severities.");
  return {
    documents: documents.map((written, index) => text(["documents", index], written)),
    preset: chosen,
    rules: Object.fromEntries(Object.entries(weights).map(([id, written]) => [id, severityOf(id, written, fail)])),
    baseline: baseline === undefined ? undefined : text(["baseline"], baseline),
    norm: norm === undefined ? undefined : text(["norm"], norm),
  };
}

function severityOf(id: string, written: unknown, fail: (path: Path, message: string, remedy?: string) => InputError) {
  if (!ruleIds.includes(id))
    throw fail(
      ["rules", id],
      `Unknown rule "${id}".`,
      didYouMean(id, ruleIds) ?? `The rules are ${ruleIds.join(", ")}.`,
    );
  const severity = severities.find((each) => each === written);
  if (severity === undefined)
    throw fail(["rules", id], `"${written}" is not a severity.`, `It is one of ${severities.join(", ")}.`);
  return severity;
}
