import { type Content, contentPlace, essenceOf } from "@error-contract/contract";
import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject } from "../rule/subject.ts";
import { ofResponse } from "./support/faults.ts";
import { hold } from "./support/practice.ts";
import { count, list, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-media-type",
  description: "All error bodies have the same media type.",
  severity: "warn",
  kind: "contradiction",
  check,
};

/**
 * A declared contract lists the media types. Otherwise, a client needs the one that most errors have; further media
 * types of a response do no harm.
 */
function check(subject: Subject): readonly Violation[] {
  const wanted = wantedTypes(subject);
  const [main] = wanted;
  if (main === undefined) return [];
  const exact = isGiven(subject);
  return hold(subject, {
    items: subject.errors.filter((error) => error.response.content.length > 0 && (exact || !isPage(error))),
    met: ({ response }) => {
      const has = response.content.map(({ mediaType }) => wanted.includes(essenceOf(mediaType)));
      return exact ? has.every(Boolean) : has.some(Boolean);
    },
    one: (error) => {
      const [content] = error.response.content.filter(({ mediaType }) => !wanted.includes(essenceOf(mediaType)));
      return {
        message: `${nameResponse(error)} has a body of type ${content?.mediaType}, but other error bodies are ${list(wanted)}; change the media type.`,
        place: content ? contentPlace(error.response, content) : error.response.place,
        faults: ofResponse(error),
      };
    },
    many: ({ failing, total, such }) =>
      `${failing} of ${count(total, "error response")} with a body${such} are not ${list(wanted)}; change their media types.`,
  });
}

/** Whether the media types are declared, or prescribed by the preset. */
function isGiven({ norm, preset }: Subject): boolean {
  return norm.origin === "declared" || preset.norm !== undefined;
}

/** Whether people open it in a browser, like OAuth's `/authorize`: the success is a web page, and so is the error. */
function isPage({ response, uses }: ErrorResponse): boolean {
  const isHtml = ({ mediaType }: Content): boolean => essenceOf(mediaType) === "text/html";
  return (
    response.content.every(isHtml) &&
    uses.every(({ operation }) =>
      operation.responses.some((other) => !other.error && other.response?.content.some(isHtml)),
    )
  );
}

function wantedTypes(subject: Subject): readonly string[] {
  if (isGiven(subject)) return subject.norm.mediaTypes;
  const uses = new Map<string, number>();
  for (const error of subject.errors) {
    for (const type of new Set(error.response.content.map(({ mediaType }) => essenceOf(mediaType)))) {
      uses.set(type, (uses.get(type) ?? 0) + error.uses.length);
    }
  }
  return [...uses]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 1)
    .map(([type]) => type);
}
