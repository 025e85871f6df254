import { existsSync } from "node:fs";
import { join } from "node:path";

/** Real documents of other people, beside the repository; they are not part of it. */
export const corpus: string = join(import.meta.dirname, "../../../../../shared/corpus");

/** The documents of the corpus; the last two are split over many files. */
export const documents: readonly string[] = [
  "museum.yaml",
  "petclinic.yaml",
  "adyen.yaml",
  "komga.json",
  "box.json",
  "polar.json",
  "twilio.json",
  "gr4vy.json",
  "plaid.yml",
  "digitalocean.yaml",
  "gravitino-split/openapi.yaml",
  "digitalocean-split/specification/DigitalOcean-public.v2.yaml",
];

/** The path of each document, where the corpus is on this machine. */
export const corpusFiles: readonly string[] = existsSync(corpus) ? documents.map((name) => join(corpus, name)) : [];
