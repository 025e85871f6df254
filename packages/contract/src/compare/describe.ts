import type { Role } from "../shape/shape.ts";
import type { Change } from "./event.ts";

/**
 * Says what changed, in a sentence or two. The operations are told beside it.
 *
 * @param change - an event, or what changed in it
 * @returns the text, in Markdown: names are in backticks
 * @example
 * describeEvent({ kind: "code-moved", code: "gone", from: [404], to: [410] }); // "`gone` moved from 404 to 410."
 */
export function describeEvent(change: Change): string {
  switch (change.kind) {
    case "operation-added":
      return "The operation is new.";
    case "operation-removed":
      return "The operation is gone.";
    case "code-added":
      return `The code \`${change.code}\` is new.`;
    case "code-removed":
      return `The code \`${change.code}\` is gone${change.retired ? ", and declared as retired" : ""}.`;
    case "code-possible":
      return `\`${change.code}\` can occur here now.`;
    case "code-impossible":
      return `\`${change.code}\` no longer occurs here.`;
    case "code-renamed":
      return `The code \`${change.from}\` is called \`${change.to}\` now.`;
    case "code-moved":
      return `\`${change.code}\` moved from ${change.from.join(", ")} to ${change.to.join(", ")}.`;
    case "code-retryable":
      return `Whether a retry of \`${change.code}\` can help: ${retry(change.from)} before, ${retry(change.to)} now.`;
    case "code-texts":
      return `\`${change.code}\` is described differently: ${change.texts.join(", ")}.`;
    case "status-added":
      return `${change.status} is new.`;
    case "status-removed":
      return `${change.status} is no longer described.`;
    case "status-generalized":
      return `${change.range} covers this now.`;
    case "status-specified":
      return `This is described by itself now; ${change.range} covered it before.`;
    case "body-added":
      return "The error has a body now.";
    case "body-removed":
      return "The error has no described body any more.";
    case "media-types":
      return mediaTypes(change);
    case "field-added":
      return `The body has \`${change.pointer}\` now.`;
    case "field-removed":
      return `The body no longer has \`${change.pointer}\`.`;
    case "field-optional":
      return `\`${change.pointer}\` may be missing now.`;
    case "field-required":
      return `\`${change.pointer}\` is always there now.`;
    case "field-moved":
      return `The ${SPOKEN[change.role]} moved from \`${change.from}\` to \`${change.to}\`.`;
    case "field-type":
      return `The type of \`${change.pointer}\` changed from ${types(change.from)} to ${types(change.to)}.`;
    case "header-added":
      return `The header \`${change.header}\` is new.`;
    case "header-removed":
      return `The header \`${change.header}\` is gone.`;
    case "unique-added":
      return `${names(change.fields)} must be unique${change.said ? " now" : ", the document says now"}.`;
    case "unique-removed":
      return `${names(change.fields)} need not be unique${change.said ? " any more" : ", as far as the document says now"}.`;
    case "policy":
      return `The list of codes is ${change.to} now; it was ${change.from}.`;
  }
}

const SPOKEN: Readonly<Record<Role, string>> = {
  code: "code",
  status: "status",
  message: "message",
  requestId: "request ID",
  documentationUrl: "documentation URL",
  details: "details",
};

function retry(retryable: boolean | undefined): string {
  return retryable === undefined ? "not said" : retryable ? "yes" : "no";
}

function mediaTypes({ removed, added }: Extract<Change, { kind: "media-types" }>): string {
  if (removed.length === 0) return `The body may be ${names(added)} too.`;
  if (added.length === 0) return `The body is no longer sent as ${names(removed)}.`;
  return `The body is sent as ${names(added)} instead of ${names(removed)}.`;
}

function names(all: readonly string[]): string {
  return all.map((name) => `\`${name}\``).join(", ");
}

function types(kinds: readonly string[]): string {
  return kinds.length > 0 ? kinds.join(" or ") : "anything";
}
