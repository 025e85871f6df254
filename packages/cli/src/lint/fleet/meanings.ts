import { type ContractModel, contentPlace, type Place, toPointer } from "@error-contract/contract";
import { locate } from "../../document/locate.ts";
import type { OpenDocument } from "../../document/open.ts";
import { excerptAt } from "../../text/excerpt.ts";
import type { CodeMeaning, Definition, EnvelopeForm } from "./checked.ts";

/**
 * Reads what a document means by its codes, and where the parts of its error bodies are, each with its place in the
 * files.
 *
 * @param model - the document's errors
 * @param document - its files
 * @returns plain data for the comparison with other documents; bodies that a standard prescribes are left out
 */
export function meaningsOf(
  model: ContractModel,
  document: OpenDocument,
): { readonly codes: readonly CodeMeaning[]; readonly envelopes: readonly EnvelopeForm[] } {
  const codes = model.codes.filter(({ evidence, envelope }) => evidence !== "status" && !envelope.excused);
  const envelopes = model.envelopes.flatMap((envelope) => {
    const [use] = envelope.uses;
    return envelope.excused || use === undefined ? [] : [{ envelope, place: contentPlace(use.response, use.content) }];
  });
  const places = [...codes.map(({ place }) => place), ...envelopes.map(({ place }) => place)];
  const found = definitionsAt(places, document);
  const definitionOf = (place: Place): Definition => found.get(place) ?? { ...NOWHERE, file: document.entry.name };
  return {
    codes: codes.map(({ code, statuses, retryable, place }) => ({ code, statuses, retryable, ...definitionOf(place) })),
    envelopes: envelopes.map(({ envelope: { name, shape }, place }) => ({ name, shape, ...definitionOf(place) })),
  };
}

const NOWHERE = { line: 1, column: 1, pointer: "#", excerpt: [] };

function definitionsAt(places: readonly Place[], document: OpenDocument): ReadonlyMap<Place, Definition> {
  const found = new Map<Place, Definition>();
  for (const base of new Set(places.map((place) => place.base))) {
    const here = places.filter((place) => place.base === base);
    const source = document.source(base);
    const positions = locate(
      source,
      here.map(({ keys }) => keys),
    );
    here.forEach((place, index) => {
      const position = positions[index] ?? { line: 1, column: 1, offset: 0 };
      const { line, column } = position;
      const pointer = toPointer(place.keys);
      found.set(place, { file: source.name, line, column, pointer, excerpt: excerptAt(source.text, position) });
    });
  }
  return found;
}
