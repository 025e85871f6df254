import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { guidesFolder } from "../follow-guide.ts";
import { packagesPicture } from "./packages-picture.ts";
import { drawPictures } from "./pictures.ts";
import { readingPicture } from "./reading-picture.ts";

const pictures = await drawPictures();

it.each([...pictures.keys()])("%s is what the code gives today; else run pnpm refresh-docs", async (path) => {
  expect(await readFile(join(guidesFolder, path), "utf8")).toBe(pictures.get(path));
});

it("leaves out arrows that follow from others", () => {
  const picture = packagesPicture({ contract: [], ruleset: ["contract"], cli: ["contract", "ruleset"] });
  expect(picture.match(/class="tip"/g)).toHaveLength(3); // document → contract → ruleset → cli
  expect(picture).toContain("cli uses ruleset");
});

it("names what was recognized in a body, and why", () => {
  const schema = { type: "object", properties: { code: { enum: ["gone"] }, message: { type: "string" } } };
  const example = { code: "gone", message: "It is < gone." };
  const content = { "application/json": { schema, example } };
  const picture = readingPicture({
    openapi: "3.1.0",
    paths: { "/a": { get: { responses: { "200": { description: "A." }, "404": { description: "Gone.", content } } } } },
  });
  expect(picture).toContain('"/code" lists 1 value by enum.');
  expect(picture).toContain("It is &lt; gone.");
});
