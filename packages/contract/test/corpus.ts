import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { type ContractModel, followPointer, type Resolve, readErrorContract } from "../src/index.ts";

const folder = join(import.meta.dirname, "../../../../shared/corpus");

/** Whether the third-party documents are on this machine. */
export const hasCorpus: boolean = existsSync(folder);

/** Real third-party documents, which are never committed; the README of their folder says where they come from. */
export const corpus: readonly { readonly name: string; readonly file: string }[] = [
  { name: "Adyen", file: "adyen.yaml" },
  { name: "Box", file: "box.json" },
  { name: "DigitalOcean", file: "digitalocean.yaml" },
  { name: "Gr4vy", file: "gr4vy.json" },
  { name: "Gravitino", file: "gravitino-split/openapi.yaml" },
  { name: "Komga", file: "komga.json" },
  { name: "Museum", file: "museum.yaml" },
  { name: "Petclinic", file: "petclinic.yaml" },
  { name: "Plaid", file: "plaid.yml" },
  { name: "Polar", file: "polar.json" },
  { name: "Twilio", file: "twilio.json" },
];

/**
 * Reads a document of the corpus, with the files that it refers to.
 *
 * @param file - its path in the folder
 * @returns the model
 */
export function readDocument(file: string): ContractModel {
  const entry = join(folder, file);
  const files = new Map<string, unknown>();
  const load = (path: string): unknown => {
    if (!files.has(path)) files.set(path, existsSync(path) ? parseFile(path) : undefined);
    return files.get(path);
  };
  const find: Resolve = (ref, base) => {
    const [name = "", fragment = ""] = ref.split("#", 2);
    const target = name === "" ? base : resolve(dirname(base === "" ? entry : base), name);
    const found = followPointer(load(target === "" ? entry : target), fragment);
    return found && { ...found, base: target };
  };
  return readErrorContract(load(entry), { resolve: find });
}

function parseFile(path: string): unknown {
  const text = readFileSync(path, "utf8");
  return path.endsWith(".json") ? JSON.parse(text) : parse(text, { maxAliasCount: -1 });
}
