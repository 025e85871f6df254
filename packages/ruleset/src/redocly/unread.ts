import { type PresetName, severityUnder } from "../rule/preset.ts";
import type { RedoclyContext, RedoclyResolver } from "./resolve.ts";
import { redoclySeverity } from "./severity.ts";

/** Visits the root of a description that the rules cannot read. */
export type UnreadVisitor = { Root: (root: object, context: RedoclyContext) => void };

/** What Redocly lints beside OpenAPI, and no HTTP error is described in. */
export const withoutErrors = ["async2", "async3", "arazzo1", "arazzo1_1", "overlay1", "openrpc1"] as const;

/**
 * Says of a Swagger 2.0 file that its errors were not checked: a gate that is silent would be taken for one that was passed.
 *
 * @returns a visitor for each rule, all of one run; the first that comes to a file speaks for all. Under `strict` it is an error
 */
export function swaggerUnread(): (preset: PresetName) => UnreadVisitor {
  const told = new WeakSet<object>();
  return (preset) => ({
    Root(root, { location, report }) {
      if (told.has(root)) return;
      told.add(root);
      report({
        message:
          "The error-contract rules need OpenAPI 3, but this is Swagger 2.0: its errors were not checked; convert it (npx swagger2openapi), or lint it without these rules.",
        location: { source: location.source, pointer: "#/swagger", reportOnKey: true },
        forceSeverity: redoclySeverity(severityUnder(preset, { severity: "warn" })),
      });
    },
  });
}

/** A visitor that has nothing to say. Without one, Redocly would call the rules unused and so mistyped. */
export const silent = (): UnreadVisitor => ({ Root: () => {} });

/**
 * Says of each file that could not be parsed that nothing in it was checked. Redocly itself says so only by its rules
 * `no-unresolved-refs` and `struct`, which not every configuration has, and calls the description valid without them.
 *
 * @param reading - the reading, with the files of which it was said before
 * @param context - what the visitor of the root was given
 */
export function sayUnparsed(
  { resolver, told }: { readonly resolver: RedoclyResolver; readonly told: Set<string> },
  { report }: RedoclyContext,
): void {
  for (const [file, { source, reason }] of resolver.unparsed) {
    if (told.has(file)) continue;
    told.add(file);
    report({
      message: `This file could not be parsed (${reason}), so the error-contract rules did not check it; correct it and lint again.`,
      location: { source, pointer: "#/", reportOnKey: false },
      forceSeverity: "error",
    });
  }
}
