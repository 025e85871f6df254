import {
  type ContractModel,
  type ErrorEnvelope,
  envelopeOf,
  essenceOf,
  isJson,
  isJsonMediaType,
  pointerOf,
  type ResponseObject,
} from "@error-contract/contract";
import { sampleOf } from "../body/body-sample.ts";

/** What a response guarantees about its body. */
export interface BodyPromise {
  /** The envelope of every form that the body may take; `undefined` if there are several, or it need not be JSON. */
  readonly envelope: ErrorEnvelope | undefined;
  /** Without parameters; empty if any type is allowed. */
  readonly mediaTypes: readonly string[];
  /** The properties that every form requires, as JSON pointers. */
  readonly requires: readonly string[];
}

/**
 * Reads what a response guarantees about its body.
 *
 * @param model - the model of the document
 * @param response - the response
 * @returns the guarantee; `undefined` for a response without a body
 */
export function bodyOf(model: ContractModel, response: ResponseObject | undefined): BodyPromise | undefined {
  if (response === undefined || response.content.length === 0) return undefined;
  const mediaTypes = response.content.map(({ mediaType }) => essenceOf(mediaType));
  const isAny = mediaTypes.some((mediaType) => mediaType.includes("*"));
  const onlyJson = response.content.every(({ mediaType }) => isJsonMediaType(mediaType));
  const forms = onlyJson ? response.content.flatMap((content) => content.forms) : [];
  const envelopes = new Set(forms.map((form) => envelopeOf(model, form)));
  const [envelope] = envelopes;
  return {
    envelope: envelopes.size === 1 ? envelope : undefined,
    mediaTypes: isAny ? [] : mediaTypes,
    requires: forms.length > 0 ? placesOf(sampleOf(forms)) : [],
  };
}

/** The pointers to everything in a sample, from the outside in. */
function placesOf(sample: unknown, keys: readonly string[] = []): readonly string[] {
  if (!isJson(sample)) return [];
  return Object.entries(sample).flatMap(([name, inner]) => {
    const place = [...keys, name];
    return [pointerOf(place), ...placesOf(inner, place)];
  });
}
