import { type PresetName, severityUnder } from "../rule/preset.ts";
import type { RedoclyContext, RedoclyResolver } from "./resolve.ts";
import { redoclySeverity } from "./severity.ts";

/** Visits the root of a description that the rules cannot read. */
export type UnreadVisitor = { Root: (root: object, context: RedoclyContext) => void };

/** The other formats that Redocly lints, which describe no HTTP errors. */
export const withoutErrors = ["async2", "async3", "arazzo1", "arazzo1_1", "overlay1", "openrpc1"] as const;

/**
 * Reports that the errors of a Swagger 2.0 file were not checked: a silent gate would be mistaken for one that passed.
 *
 * @returns a visitor for each rule of a run; only the first to reach a file reports it. Under `strict` it is an error
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

/** A visitor that does nothing. Without one, Redocly would report the rules as unused, and so as mistyped. */
export const silent = (): UnreadVisitor => ({ Root: () => {} });

/**
 * Reports each file that could not be parsed, because nothing in it was checked. Redocly itself reports such a file
 * only through its rules `no-unresolved-refs` and `struct`, which not every configuration enables; without them, it
 * calls the description valid.
 *
 * @param reading - the reading, with the files already reported
 * @param context - the context of the `Root` visitor
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
