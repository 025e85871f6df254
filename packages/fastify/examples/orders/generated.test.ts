import { readFile } from "node:fs/promises";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { expect, test } from "vitest";

test("the types of the orders service are those of its document", async () => {
  const types = COMMENT_HEADER + astToString(await openapiTS(new URL("openapi.yaml", import.meta.url)));
  expect(
    await readFile(new URL("generated/openapi.ts", import.meta.url), "utf8"),
    "in packages/fastify, run `npx openapi-typescript examples/orders/openapi.yaml -o examples/orders/generated/openapi.ts`",
  ).toBe(types);
});
