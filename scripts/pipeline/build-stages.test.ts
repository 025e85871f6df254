import { expect, it } from "vitest";
import { buildStages } from "./build-stages.ts";

it("no two stages write to the same place, where each would remove the other's files", () => {
  const outputs = buildStages.flatMap(({ produces }) => produces);
  const within = outputs.filter((path) => outputs.some((other) => path !== other && path.startsWith(`${other}/`)));
  expect(within).toEqual([]);
  expect(new Set(outputs).size).toBe(outputs.length);
});
