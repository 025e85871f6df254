import type { BodyPath, BodySample, ErrorDescriptor, ErrorEnvelope } from "@error-contract/client";
import {
  type CodeEntry,
  type ContractModel,
  type ErrorEnvelope as Envelope,
  keysOfPointer,
  kindsAt,
  listedAt,
  type ShapePointer,
} from "@error-contract/contract";
import { demanding, demandsOf, EMPTY, sampleOf } from "./body/body-sample.ts";

/** Statuses after which a retry may help, per RFC 9110 and RFC 6585, unless the document says more. */
const TEMPORARY = [429, 502, 503, 504];

/** A descriptor ready to be written: `codes` is a map, so that numbers stay numbers and keep their order. */
export type WrittenDescriptor = Pick<ErrorDescriptor, "retryable"> & {
  readonly envelopes: readonly (Omit<ErrorEnvelope, "codes"> & { readonly codes: WrittenCodes })[];
};
type WrittenCodes = ReadonlyMap<string | number, number | readonly number[]>;

/**
 * Reduces a contract to what a client needs at run time.
 *
 * @param contract - the contract
 * @returns the descriptor; it has no envelope if the document's errors have no body
 */
export function describe(contract: ContractModel): WrittenDescriptor {
  const { envelopes, codes } = contract;
  const several = envelopes.length > 1;
  const described = envelopes.map((envelope) => describeEnvelope(envelope, codesIn(envelope, codes), several));
  // The most demanding envelope is tried first: a body that has all of its properties belongs to no other.
  const ordered = described.toSorted((a, b) => demandsOf(b.body) - demandsOf(a.body));
  return { envelopes: ordered, retryable: retryableOf(codes) };
}

function codesIn(envelope: Envelope, codes: readonly CodeEntry[]): readonly CodeEntry[] {
  return codes.filter((entry) => entry.envelope === envelope);
}

function describeEnvelope(
  envelope: Envelope,
  codes: readonly CodeEntry[],
  several: boolean,
): WrittenDescriptor["envelopes"][number] {
  const { shape, forms, standard, open } = envelope;
  const problem = standard?.id === "rfc9457";
  const path = (pointer: ShapePointer | undefined) => (pointer === undefined ? undefined : pathOf(pointer));
  const written = {
    code: path(shape.code),
    // A status that no schema pins is not reliable, and in problem details it is only advisory.
    status: problem || !pinsStatus(envelope) ? undefined : path(shape.status),
    message: path(shape.message),
    details: path(shape.details?.at),
    requestId: isText(envelope, shape.requestId) ? path(shape.requestId) : undefined,
  };
  const sample = sampleOf(forms);
  return {
    // With several kinds of body, a property that the client reads tells them apart, even if no schema requires it.
    body: several && !problem ? withKey(sample, envelope) : sample,
    ...Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)),
    codes: new Map(codes.map((entry) => [entry.code, statusesOf(entry)])),
    ...(open && { open }),
    ...(problem && { problem }),
  };
}

function withKey(sample: BodySample, { forms, shape }: Envelope): BodySample {
  const pointer = shape.code ?? shape.details?.at ?? shape.message;
  if (pointer === undefined) return sample;
  const kinds = new Set(forms.flatMap((form) => [...kindsAt(form, pointer)].filter((kind) => kind !== "null")));
  const [kind, ...others] = kinds;
  const value = kind === undefined || others.length > 0 ? undefined : EMPTY.get(kind);
  return value === undefined ? sample : demanding(sample, stepsOf(pointer), value);
}

function pathOf(pointer: ShapePointer): BodyPath {
  const steps = stepsOf(pointer);
  const [only, ...more] = steps;
  return typeof only === "string" && more.length === 0 ? only : steps;
}

/** The first element stands for the whole list. */
function stepsOf(pointer: ShapePointer): readonly (string | 0)[] {
  return keysOfPointer(pointer).map((key) => (key === "*" ? 0 : key));
}

function pinsStatus({ forms, shape: { status } }: Envelope): boolean {
  return (
    status !== undefined &&
    forms.some((form) => listedAt(form, status).values.some(({ value }) => typeof value === "number"))
  );
}

function isText({ forms }: Envelope, pointer: ShapePointer | undefined): boolean {
  return pointer !== undefined && forms.every((form) => [...kindsAt(form, pointer)].every((kind) => TEXT.has(kind)));
}

const TEXT: ReadonlySet<string> = new Set(["string", "null"]);

/** Stands for any status in a descriptor. */
const ANY = 0;

/** The statuses of a code, if the document guarantees them: an example guarantees nothing, and a range leaves them open. */
function statusesOf(entry: CodeEntry): number | readonly number[] {
  const { closed, statuses, evidence } = entry;
  if (!closed || evidence === "status" || statuses.length === 0) return ANY;
  if (!entry.uses.every(({ listed }) => listed) && !isPinned(entry)) return ANY;
  const [only, ...more] = statuses;
  return only !== undefined && more.length === 0 ? only : statuses;
}

function isPinned({ code, envelope: { forms, shape } }: CodeEntry): boolean {
  if (shape.code === undefined || shape.status === undefined) return false;
  const { code: at, status } = shape;
  const own = forms.filter((form) => listedAt(form, at).values.some(({ value }) => value === code));
  return own.length > 0 && own.every((form) => listedAt(form, status).values.length > 0);
}

function retryableOf(codes: readonly CodeEntry[]): ErrorDescriptor["retryable"] {
  if (codes.every(({ retryable }) => retryable === undefined)) return TEMPORARY;
  const worth = codes.filter(({ retryable }) => retryable === true);
  const vain = new Set(codes.filter(({ retryable }) => retryable === false).flatMap(({ statuses }) => statuses));
  const statuses = new Set(worth.flatMap((entry) => entry.statuses).filter((status) => !vain.has(status)));
  // A code whose statuses are all listed needs no entry of its own.
  const codesApart = worth.filter(
    (entry) => statusesOf(entry) === ANY || !entry.statuses.every((each) => statuses.has(each)),
  );
  return [...new Set(codesApart.map(({ code }) => code)), ...statuses];
}
