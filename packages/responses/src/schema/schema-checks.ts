import { type Json, type Path, toPointer } from "@error-contract/contract";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { boundErrors } from "./bounded-errors.ts";
import { BoundedValidator, TooMuchWork } from "./bounded-work.ts";
import { useLinearUniqueItems } from "./unique-items.ts";
import { upgradeSchemas } from "./upgrade-schemas.ts";

/** Validates a value. It returns at most 1,000 errors, and none for a valid value. */
export type Check = (value: unknown) => readonly ErrorObject[];

/** Compiles the schemas of a document in place so that their references resolve. */
export interface SchemaChecks {
  /**
   * Returns the check for one schema, compiled on first use.
   *
   * @param keys - the path of the schema in the document
   * @param mostSteps - how many times the targets of `$ref` may be applied to a value and its parts; by default 100,000
   * @returns the check
   */
  at(keys: Path, mostSteps?: number): Check;
}

/** About five for each of 20,000 properties and items. */
const MOST_STEPS = 100_000;

/** The keyword of the error for a value that would take more steps. */
export const WORK = "x-work";

/**
 * Creates checks for the schemas of an OpenAPI document (3.0, 3.1 or 3.2).
 *
 * @param document - the parsed document, without external references
 * @returns the checks, each compiled on first use
 * @example schemaChecks(document).at(["components", "schemas", "Order"])({ id: 1 });
 */
export function schemaChecks(document: Json): SchemaChecks {
  const upgraded = upgradeSchemas(document);
  const first = validatorOf(upgraded, { allErrors: false });
  const all = validatorOf(upgraded, { allErrors: true });
  return {
    at(keys, mostSteps = MOST_STEPS) {
      const $ref = `document${encodeURI(toPointer(keys))}`;
      const fits = first.compile({ $ref });
      const listErrors = all.compile({ $ref });
      const run = (validator: BoundedValidator, check: ValidateFunction, value: unknown): boolean | undefined => {
        validator.allow(mostSteps);
        try {
          return check(value);
        } catch (error) {
          if (error instanceof TooMuchWork) return undefined;
          throw error;
        }
      };
      return (value) => {
        // Nearly every value is valid, and the quick check stops early on one that is crafted to keep the server busy.
        const isGood = run(first, fits, value);
        if (isGood === undefined) return [tooMuchWork];
        if (isGood) return [];
        const listed = run(all, listErrors, value) === false ? listErrors.errors : fits.errors;
        return listed ?? [tooMuchWork];
      };
    },
  };
}

const tooMuchWork: ErrorObject = { keyword: WORK, instancePath: "", schemaPath: "", params: {} };

function validatorOf(document: Json, { allErrors }: { readonly allErrors: boolean }): BoundedValidator {
  // `verbose` adds the broken schema to each error, from which our messages are written.
  const options = { allErrors, verbose: true, strict: false, validateSchema: false, logger: false } as const;
  const ajv = new BoundedValidator(options, allErrors ? boundErrors : undefined);
  formats.default(ajv);
  // Ajv's format also allows a leading `urn:uuid:`, which makes it a URI rather than a UUID (RFC 9562, section 4).
  ajv.addFormat("uuid", /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  useLinearUniqueItems(ajv);
  ajv.addSchema(document, "document");
  return ajv;
}
