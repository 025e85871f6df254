import { describe, expect, it } from "vitest";
import { parseOptions } from "./options.ts";

const specs = {
  watch: { kind: "flag", short: "w", help: "" },
  preset: { kind: "value", value: "NAME", choices: ["recommended", "strict"], help: "" },
  output: { kind: "value", value: "FILE", short: "o", help: "" },
  rule: { kind: "list", value: "ID=SEVERITY", help: "" },
} as const;

describe("a command line", () => {
  it("accepts options and operands in any order", () => {
    const line = [
      "-w",
      "a.yaml",
      "--preset=strict",
      "-o",
      "out.json",
      "--rule",
      "a=off",
      "--rule=b=warn",
      "-",
      "--",
      "--c",
    ];
    expect(parseOptions(specs, line)).toEqual({
      options: { watch: true, preset: "strict", output: "out.json", rule: ["a=off", "b=warn"] },
      operands: ["a.yaml", "-", "--c"],
    });
  });

  it("has the default value for options that are not given", () => {
    expect(parseOptions(specs, []).options).toEqual({ watch: false, preset: undefined, output: undefined, rule: [] });
  });

  it.each([
    [["--prset", "strict"], "Unknown option --prset.", 'Did you mean "--preset"?'],
    [["--out", "a.json"], "Unknown option --out.", 'Did you mean "--output"?'],
    [["--strict"], "Unknown option --strict.", 'Did you mean "--preset strict"?'],
    [
      ["--constructor"],
      "Unknown option --constructor.",
      "The options are --watch, --preset, --output, --rule, --help, --version.",
    ],
    [["--preset", "stict"], '--preset cannot be "stict".', 'Did you mean "strict"?'],
    [["--preset", "none"], '--preset cannot be "none".', "It is one of recommended, strict."],
    [["-o"], "-o needs a value.", "Write -o FILE."],
    [["--watch=yes"], "--watch takes no value.", "Write only --watch."],
    [["-o", "a", "-o", "b"], "-o is given twice.", "Use it once."],
  ])("%j is rejected: %s", (line, message, remedy) => {
    expect(() => parseOptions(specs, line)).toThrow(expect.objectContaining({ name: "UsageError", message, remedy }));
  });
});
