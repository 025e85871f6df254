import type { Json } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { lint } from "../../../src/lint.ts";
import { type DocumentEditor, editor } from "../../support/editor.ts";
import { type ForeignDocument, foreignDocuments, RESPONSES } from "./documents.ts";

/** A fault introduced into a third-party document, and the rule that must report it. */
interface ForeignMutation {
  readonly name: string;
  readonly sites: readonly string[];
  readonly change: (edit: DocumentEditor, site: string, foreign: ForeignDocument) => void;
  readonly caughtBy: (foreign: ForeignDocument, site: string) => string;
  /** Other rules that may report it. */
  readonly also?: readonly string[];
}

const paths = ["orders", "invoices", "returns", "shipments"].map((name) => `/${name}/{order_id}`);
const operations = paths.flatMap((path) => [`paths ${path} get responses`, `paths ${path} delete responses`]);
const entries = (...statuses: readonly string[]): readonly string[] =>
  operations.flatMap((operation) => statuses.map((status) => `${operation} ${status}`));
const shared = Object.values(RESPONSES).map((name) => `components responses ${name}`);

const mutations: readonly ForeignMutation[] = [
  {
    name: "show a code that is not the schema's",
    sites: shared,
    change: (edit, site, { mediaType, code }) => {
      const place = `${site} content ${mediaType} example ${code}`;
      edit.set(place, typeof edit.copy(place) === "number" ? 9_999 : "https://orders.example/problems/invented");
    },
    caughtBy: () => "error-example",
    also: ["error-code-known"],
  },
  {
    name: "show the code of another error",
    sites: shared.filter((site) => !site.endsWith(RESPONSES["403"])),
    change: (edit, site, { mediaType, code }) => {
      const of = (response: string): string => `${response} content ${mediaType} example ${code}`;
      edit.set(of(site), edit.copy(of(`components responses ${RESPONSES["403"]}`)));
    },
    caughtBy: () => "error-example",
  },
  {
    name: "answer with the response of another status",
    sites: entries("400", "404"),
    change: (edit, site) => edit.set(site, { $ref: `#/components/responses/${RESPONSES["403"]}` }),
    caughtBy: ({ misplaced }) => misplaced,
  },
  {
    name: "answer with another envelope",
    sites: entries("400", "403", "404", "500"),
    change: (edit, site, { mediaType, otherBody }) =>
      edit.set(site, { description: "It failed.", content: { [mediaType]: { schema: otherBody } } }),
    caughtBy: () => "error-envelope",
    also: ["error-example", "error-response-shared"],
  },
  {
    name: "answer with another media type",
    sites: shared,
    change: (edit, site, { mediaType }) => {
      edit.set(`${site} content`, { "text/html": edit.copy(`${site} content ${mediaType}`) });
    },
    caughtBy: () => "error-media-type",
  },
  {
    name: "drop a response",
    sites: entries("400", "401", "403", "404"),
    change: (edit, site) => edit.drop(site),
    caughtBy: (_, site) => `error-${site.slice(-3)}-declared`,
  },
];

/** The faults of a document, each as a string, with its rule. */
function faultsOf(document: unknown): ReadonlyMap<string, string> {
  const faults = lint(document).flatMap((finding) => finding.faults);
  return new Map(faults.map(({ rule, operation, status }) => [`${rule} ${operation} ${status}`, rule]));
}

describe.each(foreignDocuments)("a document with $name", (foreign) => {
  const before = faultsOf(foreign.document);

  it("has no faults except deliberate omissions", () => {
    expect([...new Set(before.values())]).toEqual(["error-4xx-fallback", "error-5xx-fallback", "error-headers"]);
  });

  it.each(mutations)("with one change, to $name, has the fault that its rule finds, and no other", (mutation) => {
    const { sites, change, caughtBy, also = [] } = mutation;
    for (const site of sites) {
      const mutant: Json = structuredClone(foreign.document);
      change(editor(mutant as Record<string, unknown>), site, foreign);
      const brought = [...faultsOf(mutant)].filter(([fault]) => !before.has(fault)).map(([, rule]) => rule);
      const named = caughtBy(foreign, site);
      expect(brought, site).toContain(named);
      expect(
        brought.filter((rule) => rule !== named && !also.includes(rule)),
        site,
      ).toEqual([]);
    }
  });
});
