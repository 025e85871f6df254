import { type Json, type Path, toPointer } from "@error-contract/contract";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { boundErrors } from "./bounded-errors.ts";
import { useLinearUniqueItems } from "./unique-items.ts";
import { upgradeSchemas } from "./upgrade-schemas.ts";

/** Finds what is wrong with a value, up to 1,000 errors; nothing, for a value that fits. */
export type Check = (value: unknown) => readonly ErrorObject[];

/** Compiles schemas of a document where they stand, so that their references lead where they should. */
export interface SchemaChecks {
  /**
   * @param keys - where the schema stands in the document
   * @returns the check
   */
  at(keys: Path): Check;
}

/**
 * Prepares the schemas of an OpenAPI document: 3.0, 3.1 or 3.2.
 *
 * @param document - the parsed document, every reference inside it
 * @returns the checks, compiled when they are asked for
 * @example schemaChecks(document).at(["components", "schemas", "Order"])({ id: 1 });
 */
export function schemaChecks(document: Json): SchemaChecks {
  const upgraded = upgradeSchemas(document);
  const first = validatorOf(upgraded, { allErrors: false });
  const all = validatorOf(upgraded, { allErrors: true });
  return {
    at(keys) {
      const $ref = `document${encodeURI(toPointer(keys))}`;
      const fits = first.compile({ $ref });
      const listErrors = all.compile({ $ref });
      return (value) => {
        // Nearly every value fits, and the quick check stops early on one that is made to keep the server busy.
        if (fits(value)) return [];
        listErrors(value);
        return listErrors.errors ?? [];
      };
    },
  };
}

function validatorOf(document: Json, { allErrors }: { readonly allErrors: boolean }): Ajv2020 {
  // `verbose` gives each error the schema that it broke: what is expected is told in our own words.
  const ajv = new Ajv2020({
    allErrors,
    verbose: true,
    strict: false,
    validateSchema: false,
    logger: false,
    ...(allErrors && { code: { process: boundErrors } }),
  });
  formats.default(ajv);
  // Ajv's own takes `urn:uuid:` before it too, which is a URI and no UUID (RFC 9562, section 4).
  ajv.addFormat("uuid", /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  useLinearUniqueItems(ajv);
  ajv.addSchema(document, "document");
  return ajv;
}
