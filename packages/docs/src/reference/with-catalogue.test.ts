import { readErrorContract } from "@error-contract/contract";
import { describe, expect, it } from "vitest";
import { readDictionary } from "../pages/dictionary.ts";
import { manyStyles } from "../testing/documents.ts";
import { type Reference, withCatalogue } from "./with-catalogue.ts";

function catalogueOf(document: object & Reference): string {
  const dictionary = readDictionary(readErrorContract(document), { document, baseUrl: "" });
  return withCatalogue(document, dictionary).tags?.find(({ name }) => name === "Error catalogue")?.description ?? "";
}

describe("withCatalogue", () => {
  const [nested, , , , silent] = manyStyles.map(({ document }) => document);

  it("lists every code in the description of the tag, each with a link to its page", () => {
    expect(catalogueOf(nested ?? {})).toContain("| 404 | [`not_found`](errors/not_found.html) |");
    expect(catalogueOf(nested ?? {})).toContain("| 404 | [`gone`](errors/gone.html) |");
  });

  it("keeps the document's description of that tag", () => {
    const document = { ...nested, tags: [{ name: "Error catalogue", description: "Every code." }] };
    expect(catalogueOf(document)).toMatch(/^Every code\.\n\n\| Status/);
  });

  it("adds no tag to a document without codes", () => {
    expect(catalogueOf(silent ?? {})).toBe("");
  });
});
