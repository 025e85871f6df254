import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { errorContract } from "./api/error-contract.ts";
import { ContractError } from "./errors/contract-error.ts";
import { STYLES } from "./testing/styles.ts";

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");

/** The second cell of the row in the README's table whose first cell begins with this text. */
function shown(row: string): string | undefined {
  const line = readme.split("\n").find((one) => one.startsWith(`| ${row}`));
  return line?.split("|")[2]?.trim().replaceAll("`", "");
}

test.each([
  ["problem details with about:blank", "`application/problem+json`"],
  ["a nested code", "a nested code"],
  ["numeric codes", "numeric codes"],
  ["a list of errors", "a list of errors"],
  ["Spring", "Spring"],
])("The README shows the actual 404 of %s", (style, row) => {
  const document = STYLES.find(({ name }) => name.startsWith(style))?.document ?? {};
  const asked = { method: "GET", target: "/pets/7", headers: {} };
  const { body } = errorContract(document).respond(new ContractError(404, "There is no such pet."), asked);
  const time = /"timestamp":"[^"]+"/;
  expect(JSON.stringify(body).replace(time, "")).toBe(shown(row)?.replace(time, ""));
});

test.each(["an open errorCode", "a nested code"])("The README shows the gaps in the document of %s", (style) => {
  const { gaps } = errorContract(STYLES.find(({ name }) => name.startsWith(style))?.document ?? {});
  expect(readme).toContain(gaps[0]);
});
