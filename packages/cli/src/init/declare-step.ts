import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Fix } from "@error-contract/ruleset";
import { InputError } from "../command-line/error.ts";
import type { Terminal } from "../command-line/terminal.ts";
import { writeOutput } from "../command-line/write-output.ts";
import type { OpenDocument } from "../document/open.ts";
import { applyFixes } from "../edit/apply-fixes.ts";
import { overlayOf } from "../edit/overlay.ts";
import { writeFiles } from "../edit/write-files.ts";
import type { Step } from "./step.ts";

/**
 * Makes the step that declares a document's error shape, in the document or in an overlay.
 *
 * @param declaration - the declaration; if `undefined`, there is no step
 * @param document - the document
 * @param overlay - the overlay's path, if one is wanted
 * @param terminal - provides the working directory
 * @returns the step, if there is one
 */
export function declareStep(
  declaration: Fix | undefined,
  document: OpenDocument,
  overlay: string | undefined,
  terminal: Terminal,
): readonly Step[] {
  if (declaration === undefined) return [];
  const { entry } = document;
  if (overlay !== undefined) {
    if (existsSync(resolve(terminal.cwd, overlay))) return [];
    const run = (): string => {
      const title = "Declare the error contract";
      const content = overlayOf([[declaration]], { version: "1.1", extended: entry.name, title }, entry.value);
      writeOutput(overlay, `${JSON.stringify(content, null, 2)}\n`, terminal);
      return `Wrote ${overlay}.`;
    };
    return [{ question: `Write x-error-contract into the overlay ${overlay}?`, wanted: true, run }];
  }
  const run = (): string => {
    const { files, refused } = applyFixes([declaration], document.source);
    const [reason] = refused;
    if (reason) {
      const remedy = "Write an overlay instead: --overlay errors.overlay.json";
      throw new InputError(`x-error-contract was not written: ${reason.reason}`, {
        place: { file: entry.name },
        remedy,
      });
    }
    writeFiles(
      files.map(({ source, text }) => ({ path: source.address, name: source.name, before: source.text, after: text })),
    );
    return `${entry.name} now declares the shape of its errors.`;
  };
  return [{ question: `Write x-error-contract into ${entry.name}?`, wanted: true, run }];
}
