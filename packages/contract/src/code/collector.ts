import { toPointer } from "../document/place.ts";
import type { ErrorEnvelope } from "../envelope/envelope.ts";
import type { CodeUse, ErrorBody } from "../operation/error-body.ts";
import type { ResponseObject } from "../operation/response.ts";
import type { CodeDefinition, CodeEntry, CodeEvidence } from "./entry.ts";
import type { CodeTexts } from "./texts.ts";

/** One mention of a code. */
export interface Mention {
  readonly code: string | number;
  readonly definition: CodeDefinition;
  /** The object of the document that names it, so that a shared schema defines a code only once. */
  readonly by: unknown;
  /** The statuses that this mention gives it. */
  readonly statuses: readonly number[];
  /** Whether the list that names it allows no other values. */
  readonly closed: boolean;
  /** The bodies that may have it. */
  readonly bodies: readonly ErrorBody[];
}

/** Gathers the mentions of an envelope's codes into entries. */
export interface Collector {
  /** Adds a mention. Mentions with the same key belong to one code; the key defaults to the code itself. */
  add(mention: Mention, key?: string | number): void;
  /** The definitions of a code so far. */
  definitionsOf(code: string | number): readonly CodeDefinition[];
  /** Every code, in order of first occurrence. */
  entries(): readonly CodeEntry[];
}

interface Growing {
  readonly code: string | number;
  readonly definitions: Map<unknown, CodeDefinition>;
  readonly statuses: Set<number>;
  readonly uses: Map<ResponseObject, readonly CodeUse[]>;
  closed: boolean;
}

/**
 * Makes a collector for the codes of one envelope.
 *
 * @param envelope - the envelope
 * @returns an empty collector
 */
export function collectorOf(envelope: ErrorEnvelope): Collector {
  const codes = new Map<string | number, Growing>();
  return {
    add({ code, definition, by, statuses, closed, bodies }, key = code) {
      const known = codes.get(key) ?? start(code);
      codes.set(key, known);
      if (!known.definitions.has(by)) known.definitions.set(by, definition);
      for (const status of statuses) known.statuses.add(status);
      known.closed ||= closed;
      for (const { response, uses } of bodies) if (!known.uses.has(response)) known.uses.set(response, uses);
    },
    definitionsOf: (code) => [...(codes.get(code)?.definitions.values() ?? [])],
    entries: () => [...codes.values()].flatMap((growing) => finish(growing, envelope)),
  };
}

function start(code: string | number): Growing {
  return { code, definitions: new Map(), statuses: new Set(), uses: new Map(), closed: false };
}

const STRENGTH: Readonly<Record<CodeEvidence, number>> = { const: 0, enum: 1, mapping: 2, example: 3, status: 4 };

function finish({ code, definitions, statuses, uses, closed }: Growing, envelope: ErrorEnvelope): readonly CodeEntry[] {
  const all = [...definitions.values()].sort((a, b) => STRENGTH[a.evidence] - STRENGTH[b.evidence]);
  const [first] = all;
  if (!first) return [];
  // Most codes belong to one response. They share its list of uses instead of copying it.
  const [single, ...more] = uses.values();
  const entry = {
    ...first,
    ...firstTexts(all),
    code,
    statuses: [...statuses].sort((a, b) => a - b),
    closed,
    envelope,
    pointer: toPointer(first.place.keys),
    definitions: all,
    uses: more.length === 0 ? (single ?? []) : [...uses.values()].flat(),
  };
  return [entry];
}

/** For each text, that of the first definition that has one. */
function firstTexts(definitions: readonly CodeDefinition[]): CodeTexts {
  const first = <Key extends keyof CodeTexts>(key: Key): CodeTexts[Key] | undefined =>
    definitions
      .map((definition) => definition[key])
      .find((value) => value !== undefined && (!Array.isArray(value) || value.length > 0));
  return {
    name: first("name"),
    title: first("title"),
    description: first("description"),
    causes: first("causes") ?? [],
    remedies: first("remedies") ?? [],
    retryable: first("retryable"),
    documentationUrl: first("documentationUrl"),
  };
}
