import type { Role } from "../shape/shape.ts";
import type { Change } from "./event.ts";

/**
 * Describes a change in one or two sentences, without the operations that it affects.
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
      return "The operation was removed.";
    case "code-added":
      return `The code \`${change.code}\` is new.`;
    case "code-removed":
      return `The code \`${change.code}\` was removed${change.retired ? ", and is declared as retired" : ""}.`;
    case "code-possible":
      return `\`${change.code}\` can now occur here.`;
    case "code-impossible":
      return `\`${change.code}\` no longer occurs here.`;
    case "code-renamed":
      return `The code \`${change.from}\` was renamed to \`${change.to}\`.`;
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
      return `This now has its own response; ${change.range} covered it before.`;
    case "body-added":
      return "The error now has a body.";
    case "body-removed":
      return "The error no longer has a described body.";
    case "media-types":
      return mediaTypes(change);
    case "field-added":
      return `The body now has \`${change.pointer}\`.`;
    case "field-removed":
      return `The body no longer has \`${change.pointer}\`.`;
    case "field-optional":
      return `\`${change.pointer}\` is now optional.`;
    case "field-required":
      return `\`${change.pointer}\` is now required.`;
    case "field-moved":
      return `The ${SPOKEN[change.role]} moved from \`${change.from}\` to \`${change.to}\`.`;
    case "field-type":
      return `The type of \`${change.pointer}\` changed from ${types(change.from)} to ${types(change.to)}.`;
    case "header-added":
      return `The header \`${change.header}\` is new.`;
    case "header-removed":
      return `The header \`${change.header}\` was removed.`;
    case "unique-added":
      return `${names(change.fields)} must be unique${change.said ? " now" : ", as the document now says"}.`;
    case "unique-removed":
      return `${names(change.fields)} need not be unique${change.said ? " anymore" : ", according to the document"}.`;
    case "policy":
      return `The list of codes is now ${change.to}; it was ${change.from}.`;
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
  if (removed.length === 0) return `The body can now also be ${names(added)}.`;
  if (added.length === 0) return `The body is no longer sent as ${names(removed)}.`;
  return `The body is sent as ${names(added)} instead of ${names(removed)}.`;
}

function names(all: readonly string[]): string {
  return all.map((name) => `\`${name}\``).join(", ");
}

function types(kinds: readonly string[]): string {
  return kinds.length > 0 ? kinds.join(" or ") : "anything";
}
