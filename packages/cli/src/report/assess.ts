import {
  type ContractModel,
  type DeclaredResponse,
  type ErrorEnvelope,
  envelopeOf,
  hundredsOf,
  type Operation,
} from "@error-contract/contract";
import { type Blame, blameOf, type Found } from "./blame.ts";
import { type Need, needsOf } from "./needs.ts";

/** An error response of an operation, judged. */
export interface Entry {
  readonly declared: DeclaredResponse;
  /** Whether a body of it uses the API's own envelope, or one that a standard prescribes. */
  readonly enveloped: boolean;
  readonly hasBody: boolean;
  /** Whether it names codes, so that a program can tell its causes apart. */
  readonly coded: boolean;
  readonly described: boolean;
  readonly exemplified: boolean;
  readonly contradicts: boolean;
}

/** How far an operation meets one of its needs. */
export interface Answer {
  readonly need: Need;
  /** What describes it: a response of its own or of its range, `default` alone, or nothing. */
  readonly by: "own" | "default" | "nothing";
  /** Whether the response that describes it contradicts neither itself nor the document. */
  readonly clean: boolean;
  readonly hasBody: boolean;
  readonly enveloped: boolean;
  readonly coded: boolean;
  readonly described: boolean;
  readonly exemplified: boolean;
}

/** An operation, judged. */
export interface Assessment {
  readonly operation: Operation;
  readonly entries: readonly Entry[];
  readonly answers: readonly Answer[];
  /** The number of contradictions elsewhere: under a status that it need not describe, or in a success. */
  readonly stray: number;
}

/** Every operation, judged, and the envelope that their bodies are judged by. */
export interface Assessed {
  readonly operations: readonly Assessment[];
  /** The API's own envelope, which bodies should use; `undefined` if no error has one. */
  readonly main: ErrorEnvelope | undefined;
}

/**
 * Judges every operation that the API serves: the errors that it should describe, and how well it describes them.
 *
 * @param model - the document
 * @param findings - the findings in it
 * @returns a judgment of each operation, in the document's order, and the API's envelope
 */
export function assess(model: ContractModel, findings: readonly Found[]): Assessed {
  const blame = blameOf(model, findings);
  const main = model.envelopes.find(({ excused }) => !excused);
  const coded = codedKeys(model);
  const readBodies = bodyReader(model, main);
  const served = model.operations.filter(({ kind }) => kind === "path");
  return {
    main,
    operations: served.map((operation) => {
      const entries = operation.responses.filter(isFailure).map((declared): Entry => {
        const { key, response } = declared;
        const bodies = readBodies(declared);
        const head = operation.method === "HEAD"; // its responses have no body
        return {
          declared,
          hasBody: head || bodies.some,
          enveloped: head || bodies.enveloped,
          coded: head || bodies.excused || (coded.get(operation)?.has(key) ?? false),
          described: response !== undefined && !blame.breaks("error-description", operation, key),
          exemplified: head || (bodies.some && !blame.breaks("error-example", operation, key)),
          contradicts: blame.contradicts(operation, key),
        };
      });
      const answers = needsOf(operation).map((need) => answerTo(need, entries));
      return { operation, entries, answers, stray: countStray(operation, answers, entries, blame) };
    }),
  };
}

/** A `default` that may be the success may be a failure, too. */
function isFailure({ error, status }: DeclaredResponse): boolean {
  return error || status.kind === "default";
}

function answerTo(need: Need, entries: readonly Entry[]): Answer {
  const candidates = entriesFor(need, entries);
  const [closest = []] = candidates.filter((group) => group.length > 0);
  const all = candidates.flat();
  const any = (test: (entry: Entry) => boolean): boolean => all.some(test);
  const own = candidates.slice(0, -1).some((group) => group.length > 0);
  return {
    need,
    by: own || (need.kind === "range" && all.length > 0) ? "own" : all.length > 0 ? "default" : "nothing",
    clean: closest.length > 0 && closest.every(({ contradicts }) => !contradicts),
    // Adding a poorer description does not devalue a better one that also applies.
    hasBody: any(({ hasBody }) => hasBody),
    enveloped: any(({ enveloped }) => enveloped),
    coded: any((entry) => entry.coded),
    described: any(({ described }) => described),
    exemplified: any(({ exemplified }) => exemplified),
  };
}

/** The entries that describe a need, the closest first: its statuses, its range, `default`. */
function entriesFor(need: Need, entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const hundreds = need.kind === "range" ? need.hundreds : Math.floor(need.status / 100);
  const statuses = need.kind === "range" ? [] : [need.status, ...need.alternatives];
  const of = (test: (status: DeclaredResponse["status"]) => boolean): readonly Entry[] =>
    entries.filter(({ declared }) => test(declared.status));
  return [
    of((status) => status.kind === "exact" && statuses.includes(status.status)),
    of((status) => status.kind !== "exact" && hundredsOf(status) === hundreds),
    of(({ kind }) => kind === "default"),
  ];
}

function countStray(
  operation: Operation,
  answers: readonly Answer[],
  entries: readonly Entry[],
  { contradictions }: Blame,
): number {
  const keys = contradictions(operation);
  if (keys.size === 0) return 0;
  const met = new Set(
    answers.flatMap(({ need }) =>
      entriesFor(need, entries).flatMap((group) => group.map(({ declared }) => declared.key)),
    ),
  );
  return [...keys].filter((key) => !met.has(key)).length;
}

/** The response keys under which operations return a code. A code that only repeats the status does not count. */
function codedKeys({ codes }: ContractModel): ReadonlyMap<Operation, ReadonlySet<string>> {
  const keys = new Map<Operation, Set<string>>();
  const met = new Set<readonly unknown[]>();
  for (const { uses, evidence } of codes) {
    if (evidence === "status" || met.has(uses)) continue;
    met.add(uses);
    for (const { operation, key } of uses) {
      const known = keys.get(operation);
      if (known) known.add(key);
      else keys.set(operation, new Set([key]));
    }
  }
  return keys;
}

interface Bodies {
  readonly some: boolean;
  readonly enveloped: boolean;
  readonly excused: boolean;
}

const NO_BODIES: Bodies = { some: false, enveloped: false, excused: false };

/** Responses are shared by many operations, so each is read once. */
function bodyReader(model: ContractModel, main: ErrorEnvelope | undefined): (declared: DeclaredResponse) => Bodies {
  const known = new Map<unknown, Bodies>();
  return ({ response }) => {
    if (response === undefined) return NO_BODIES;
    const found = known.get(response);
    if (found) return found;
    const envelopes = response.content.flatMap(({ forms }) => forms.map((form) => envelopeOf(model, form)));
    const excused = envelopes.some((envelope) => envelope?.excused === true);
    const enveloped = excused || (main !== undefined && envelopes.includes(main));
    const bodies = { some: response.content.length > 0, enveloped, excused };
    known.set(response, bodies);
    return bodies;
  };
}
