import { describe, expect, test } from "vitest";
import { exceededLimit } from "./body-limits.ts";

const limits = { depth: 3, values: 5 };

describe("A JSON text", () => {
  test.each([
    { text: "0", exceeds: undefined },
    { text: "[[[0]]]", exceeds: undefined },
    { text: "[[[[0]]]]", exceeds: "depth" },
    { text: '{"a":[{"b":{}}]}', exceeds: "depth" },
    { text: "[[[]],[]]", exceeds: undefined },
    { text: "[1,2,3,4,5]", exceeds: undefined },
    { text: "[1,2,3,4,5,6]", exceeds: "values" },
    { text: '{"a":1,"b":2,"c":[3,4]}', exceeds: undefined },
    { text: '{"a":1,"b":2,"c":[3,4,5]}', exceeds: "values" },
    { text: "[[],[],[],[],[]]", exceeds: "values" },
    { text: '["[[[[", "{{{{", ",,,,,,,,"]', exceeds: undefined },
    { text: '["\\",[[[[,,,,,,,"]', exceeds: undefined },
    { text: '["\\\\",[[[0]]]]', exceeds: "depth" },
    { text: '["ä,嬬,😀,ā,Ģ,Ŝ,ŝ"]', exceeds: undefined },
    { text: "[[[[", exceeds: "depth" },
    { text: "{}{}{}{}{}{}", exceeds: "values" },
    { text: '["', exceeds: undefined },
  ])("$text exceeds $exceeds, with limits of three levels and five values", ({ text, exceeds }) => {
    expect(exceededLimit(Buffer.from(text), limits)).toBe(exceeds);
  });
});
