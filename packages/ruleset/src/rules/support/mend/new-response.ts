import {
  type Content,
  envelopeOf,
  type Json,
  type Path,
  readStatusKey,
  type StatusKey,
} from "@error-contract/contract";
import type { ErrorResponse, Subject } from "../../../rule/subject.ts";
import { isExemplified } from "../exemplified.ts";
import { phraseOf } from "../reason-phrases.ts";
import { codesOfForm, statusesOfForm } from "../shapes.ts";
import { buildExample } from "./build-example.ts";
import { codeFor } from "./code-for.ts";
import { everyErrors } from "./every-errors.ts";
import { headersFor } from "./headers.ts";
import { nameFor } from "./name-response.ts";
import { referenceTo } from "./reference.ts";
import { sharedPlace } from "./shared-place.ts";

/** A shared response to be created. */
export interface NewResponse {
  readonly file: string;
  readonly keys: Path;
  readonly value: Json & { readonly description: string };
}

/**
 * Designs a shared response for a key without one, in the shape of the document's other errors.
 *
 * @param subject - the document
 * @param entry - the address of the entry document
 * @param key - the key of `responses`
 * @returns the response, or the reason why there is none
 */
export function designResponse(subject: Subject, entry: string, key: string): NewResponse | string {
  const { file, keys } = sharedPlace(subject);
  const status = readStatusKey(key);
  const model = modelFor(subject, status);
  if (typeof model === "string") return model;
  const content: Record<string, Json> = {};
  for (const each of model.response.content) {
    const media = mediaFor(subject, each, status, file, entry);
    if (typeof media === "string") return media;
    content[each.mediaType] = media;
  }
  const headers = headersFor(subject, model, status, { file, entry });
  if (typeof headers === "string") return `Only you know whether the server sends ${headers} with it, or the like.`;
  return {
    file,
    keys: [...keys, nameFor(subject, { status })],
    value: {
      description: `${titleOf(status)}.`,
      ...(Object.keys(headers).length > 0 && { headers }),
      content,
    },
  };
}

/**
 * The response to imitate: the most used one of the same class, or else of any, whose body is for every error rather
 * than for a single code; or the reason why there is none.
 */
function modelFor(subject: Subject, status: StatusKey): ErrorResponse | string {
  const { contract, errors } = subject;
  const isEveryErrors = everyErrors(subject);
  const envelope = contract.envelopes.find(({ excused }) => !excused);
  if (!envelope) return "No error of the document has a body that a new response could follow.";
  if (envelope.shape.code === undefined && envelope.shape.message === undefined) {
    return `The body of the document's errors, ${envelope.name}, has neither a code nor a message; only you know whether it has this body.`;
  }
  const fit = errors.filter(
    ({ response: { content } }) =>
      content.some(({ forms }) => forms.length > 0) &&
      content.every(({ forms }) =>
        forms.every(
          (form) =>
            envelopeOf(contract, form) === envelope &&
            codesOfForm(subject, form).codes.length !== 1 &&
            statusesOfForm(subject, form).length !== 1,
        ),
      ) &&
      content.every(isEveryErrors),
  );
  const isNear = ({ keys }: ErrorResponse): number => Number(keys.some((key) => classOf(key) === classOf(status)));
  const [model] = [...fit].sort((a, b) => isNear(b) - isNear(a) || b.uses.length - a.uses.length);
  return model ?? "No body is used for more than one status, so none is known to fit every error.";
}

function mediaFor(subject: Subject, content: Content, status: StatusKey, file: string, entry: string): Json | string {
  const { schema } = content;
  const reference = schema?.ref !== undefined && !schema.beside ? referenceTo(schema.place, file, entry) : undefined;
  if (reference === undefined) {
    return "The document's error bodies have inline schemas; move one to components.schemas first.";
  }
  const example = exampleFor(subject, content, status);
  if (example) return { schema: { $ref: reference }, example: example.value };
  if (content.forms.every((form) => isExemplified(subject.walker, form))) return { schema: { $ref: reference } };
  return `The document does not have enough information for a correct example of ${titleOf(status).toLowerCase()}.`;
}

/**
 * Builds an example of a body under a status.
 *
 * @param subject - the document
 * @param content - the body
 * @param status - the key of `responses` under which it occurs
 * @returns the example, or `undefined` if there is no truthful one
 */
export function exampleFor(
  subject: Subject,
  content: Content,
  status: StatusKey,
): { readonly value: unknown } | undefined {
  const { contract, walker } = subject;
  const { schema, forms } = content;
  const [form] = forms;
  const envelope = form && envelopeOf(contract, form);
  if (!schema || !envelope) return undefined;
  const shown = codeFor(
    contract.codes.filter((code) => code.envelope === envelope),
    status,
  );
  const exact = shown?.status ?? statusFor(status);
  const title = titleOf({ kind: "exact", status: exact });
  const ownSchema = !everyErrors(subject)(content);
  const known = { code: shown?.code, status: exact, message: `${title}.`, ownSchema };
  return buildExample(
    walker,
    schema,
    envelope.shape,
    envelope.standard?.id === "rfc9457" ? { ...known, title } : known,
  );
}

/** The status that an example shows; for a range or `default`, the most generic one. */
function statusFor(status: StatusKey): number {
  if (status.kind === "exact") return status.status;
  return status.kind === "range" ? status.hundreds * 100 : 500;
}

/** What a key stands for, in words: `Not found`. */
function titleOf(status: StatusKey): string {
  if (status.kind === "exact") {
    const phrase = phraseOf(status.status) ?? `Error ${status.status}`;
    return phrase.charAt(0) + phrase.slice(1).toLowerCase();
  }
  if (status.kind === "range") return status.hundreds === 4 ? "Any other client error" : "Any other server error";
  return "Any other error";
}

function classOf(status: StatusKey): number {
  if (status.kind === "exact") return Math.floor(status.status / 100);
  return status.kind === "range" ? status.hundreds : 0;
}
