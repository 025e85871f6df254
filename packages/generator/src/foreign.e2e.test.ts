import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compile } from "../../client/src/testing/compile.ts";
import { generate } from "./generate.ts";

const root = join(import.meta.dirname, "../../..");
/** Third-party documents, which are kept next to the checkout, not in it. */
const corpus = process.env["ERROR_CONTRACT_CORPUS"] ?? join(root, "../shared/corpus");
// Inside the package, so that generated files can import the client by its package name.
const folder = join(import.meta.dirname, "../.build/foreign");
const begin = `
import { createClient, type components } from "./generated/index.js";
const api = createClient({ baseUrl: "https://api.example" });
type Schemas = components["schemas"];
declare function is<T>(value: T): void;
`;

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Programs that use the generated code, by document. */
const programs: Readonly<Record<string, string>> = {
  "museum.yaml": `
    export async function call(): Promise<void> {
      const result = await api.GET("/special-events/{eventId}", { params: { path: { eventId: "1" } } });
      if (result.ok) is<string>(result.data.name);
      else if (result.status === 404) is<Schemas["Error"] | { code: "unexpected_response" }>(result.error);
      // @ts-expect-error the path has a parameter
      await api.GET("/special-events/{eventId}");
    }`,
  "gr4vy.json": `
    export async function call(): Promise<string> {
      const result = await api.GET("/buyers/{buyer_id}", { params: { path: { buyer_id: "1" } } });
      if (result.ok) return result.data.id;
      if (result.status === 404 && result.documented) is<Schemas["Error404"]>(result.error);
      // @ts-expect-error a failure has no data
      return result.data.id;
    }`,
  "twilio.json": `
    export async function call(): Promise<string | null | undefined> {
      const result = await api.GET("/2010-04-01/Accounts/{Sid}.json", { params: { path: { Sid: "AC1" } } });
      if (result.ok) return result.data.sid;
      // Nothing is documented: whatever comes is unexpected, and kept.
      is<"unexpected_response">(result.error.code);
      return result.error.text;
    }`,
  "digitalocean-split/specification/DigitalOcean-public.v2.yaml": `
    export async function call(): Promise<string | undefined> {
      const result = await api.GET("/v2/account");
      if (result.ok) return result.data.account?.email;
      if (result.status === 429 && "id" in result.error) is<string>(result.error.id);
      return result.documented ? result.error.message : result.error.text;
    }`,
};

describe.skipIf(!existsSync(corpus))("the code generated for a third-party document", () => {
  it.each([
    "adyen.yaml",
    "box.json",
    "digitalocean.yaml",
    "digitalocean-split/specification/DigitalOcean-public.v2.yaml",
    "gr4vy.json",
    "gravitino-split/openapi.yaml",
    "komga.json",
    "museum.yaml",
    "petclinic.yaml",
    "plaid.yml",
    "polar.json",
    "twilio.json",
  ])("%s: compiles strictly, together with a program that uses it, if there is one", async (document) => {
    const home = join(folder, document.replaceAll(/\W/g, "-"));
    // Lenient, because parsers disagree about the YAML of one document.
    await generate({ document: join(corpus, document), outDir: join(home, "generated"), lenient: true });
    const calls = programs[document];
    if (calls !== undefined) await writeFile(join(home, "calls.ts"), begin + calls);
    const files = ["generated/index.ts", ...(calls === undefined ? [] : ["calls.ts"])];
    for (const compiler of ["TypeScript 7", "TypeScript 5"] as const)
      expect(await compile(compiler, home, files), compiler).toBe("");
  });
});
