import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const readme = join(import.meta.dirname, "../README.md");

/** Compares a table of the README with the current readings. `UPDATE=1` writes it instead. */
export function expectTable(name: string, table: string): void {
  const text = readFileSync(readme, "utf8");
  const frame = new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(\n<!-- end -->)`);
  if (process.env["UPDATE"] === "1")
    writeFileSync(
      readme,
      text.replace(frame, (_, head, _old, end) => head + table + end),
    );
  expect(frame.exec(readFileSync(readme, "utf8"))?.[2], "Run the test with UPDATE=1 and judge the difference.").toBe(
    table,
  );
}
