import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { arrows } from "../../../scripts/architecture/arrows.ts";
import { guidesFolder } from "../follow-guide.ts";
import { packagesPicture } from "./packages-picture.ts";
import { readingPicture } from "./reading-picture.ts";

/**
 * Draws the pictures of the guides from the code.
 *
 * @returns each picture, by its path below `docs/`
 */
export async function drawPictures(): Promise<ReadonlyMap<string, string>> {
  const document = parse(await readFile(join(guidesFolder, "examples/stripe-like/before/openapi.yaml"), "utf8"));
  return new Map([
    ["pictures/packages.svg", packagesPicture(arrows)],
    ["pictures/reading.svg", readingPicture(document)],
  ]);
}
