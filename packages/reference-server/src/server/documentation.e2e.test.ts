import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedServer, startServer } from "../testing/started-server.ts";

interface Page {
  readonly code: string;
  readonly samples: readonly { readonly language: "sh" | "ts"; readonly text: string }[];
}

/** Inside the package, so that the samples find the client that they import. */
const folder = join(import.meta.dirname, "../../.build/samples");
const root = join(import.meta.dirname, "../../../..");

let server: StartedServer;
let token: string;
let pages: readonly Page[];

beforeAll(async () => {
  server = await startServer();
  token =
    (await server.token("--scope", "api-logs.read", "--scope", "api-keys.read", "--scope", "api-keys.write")).stdout
      .trim()
      .split("\n")
      .at(-1) ?? "";
  const { errors } = await (await fetch(`${server.baseUrl}/errors/index.json`)).json();
  pages = await Promise.all(errors.map(async ({ url }: { url: string }) => (await fetch(`${url}.json`)).json()));
  await mkdir(folder, { recursive: true });
});
afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

const samplesIn = (language: "sh" | "ts") =>
  pages.flatMap(({ code, samples }) =>
    samples.filter((sample) => sample.language === language).map(({ text }) => ({ code, text })),
  );

describe("the samples on the error pages", () => {
  it("exist for every code, in both languages", () => {
    expect(pages.length).toBeGreaterThan(8);
    for (const language of ["sh", "ts"] as const) expect(samplesIn(language)).toHaveLength(pages.length);
  });

  it("in curl get a success or a documented error from the server", async () => {
    for (const { code, text } of samplesIn("sh")) {
      const { stdout } = await execa("sh", ["-c", text], { env: { TOKEN: token } });
      const [head = "", body = ""] = stdout.split(/\r?\n\r?\n/);
      expect(head, code).toMatch(/^HTTP\/1\.1 (2\d\d|404|409) /);
      expect(() => JSON.parse(body), code).not.toThrow();
    }
  });

  it("in TypeScript compile under strict options", async () => {
    const files = await writeSamples();
    const options = ["--noEmit", "--strict", "--target", "es2023", "--module", "nodenext", "--types", "node"];
    const sources = ["--customConditions", "@error-contract/source", "--allowImportingTsExtensions", "--skipLibCheck"];
    const { all } = await execa("tsc", ["--ignoreConfig", ...options, ...sources, ...files], {
      all: true,
      cwd: folder,
      reject: false,
      preferLocal: true,
      localDir: root,
    });
    expect(all).toBe("");
  });

  it("in TypeScript run, and at worst throw an ApiError", async () => {
    for (const file of await writeSamples()) {
      const { exitCode, stderr } = await execa("node", ["-C", "@error-contract/source", file], {
        cwd: folder,
        env: { TOKEN: token },
        reject: false,
        preferLocal: true,
        localDir: root,
      });
      // A sample for one code may get another, which it then throws as an ApiError.
      if (exitCode !== 0) expect(stderr, file).toMatch(/ApiError/);
    }
  });
});

async function writeSamples(): Promise<readonly string[]> {
  return await Promise.all(
    samplesIn("ts").map(async ({ code, text }) => {
      const file = join(folder, `${code}.ts`);
      await writeFile(file, text);
      return file;
    }),
  );
}
