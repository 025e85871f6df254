import { contentPlace, essenceOf } from "@error-contract/contract";
import type { Rule, Violation } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { hold } from "./support/practice.ts";
import { count, list, nameResponse } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-media-type",
  description: "All error bodies have the same media type.",
  severity: "warn",
  check,
};

function check(subject: Subject): readonly Violation[] {
  const { mediaTypes } = subject.norm;
  if (mediaTypes.length === 0) return [];
  return hold(subject, {
    items: subject.errors.flatMap((error) => error.response.content.map((content) => ({ error, content }))),
    met: ({ content }) => mediaTypes.includes(essenceOf(content.mediaType)),
    one: ({ error, content }) => ({
      message: `${nameResponse(error)} has a body of type ${content.mediaType}, where error bodies are ${list(mediaTypes)}; change the media type.`,
      place: contentPlace(error.response, content),
    }),
    most: (failing, total) =>
      `${failing} of ${count(total, "error body", "error bodies")} are not ${list(mediaTypes)}; change their media types.`,
  });
}
