import { it } from "vitest";
import { readErrorContract } from "../src/index.ts";
import { expectTable } from "./expect-table.ts";
import { tableOfReadings } from "./readings.ts";
import { styles } from "./styles.ts";

it("the README shows the reading of a small document of each style", () => {
  expectTable("styles", tableOfReadings(styles.map(({ name, document }) => [name, readErrorContract(document)])));
});
