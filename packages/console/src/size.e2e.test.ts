import { gzipSync } from "node:zlib";
import { build } from "vite";
import { expect, it } from "vitest";
import config from "../vite.config.ts";

/** Bytes, gzipped, as the README promises. The ceiling is close to the actual size, so that growth is deliberate. */
const CEILING = 40_000;

it("the page, its script and its styles are at most 40 kB gzipped", async () => {
  const built = await build({
    ...config,
    configFile: false,
    logLevel: "silent",
    build: { ...config.build, write: false },
  });
  const outputs = [built].flat().flatMap((result) => ("output" in result ? result.output : []));
  const sizes = outputs.map((file) => [
    file.fileName,
    gzipSync(file.type === "chunk" ? file.code : file.source, { level: 9 }).length,
  ]);
  expect(sizes.length).toBe(3);
  const total = sizes.reduce((sum, [, size]) => sum + Number(size), 0);
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(CEILING);
  expect(total).toBeGreaterThan(CEILING / 2);
});
