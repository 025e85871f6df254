import type { Rule, Violation } from "../rule/rule.ts";
import type { ErrorResponse, Subject, Use } from "../rule/subject.ts";
import { ofUse } from "./support/faults.ts";
import { groupBy } from "./support/group.ts";
import { together } from "./support/practice.ts";
import { phraseOf, statusOfPhrase } from "./support/reason-phrases.ts";
import { claimReader } from "./support/status-claims.ts";
import { count, entryPlace, nameOperation } from "./support/wording.ts";

export const rule: Rule = {
  id: "error-response-name",
  description: "A response whose name or description is the reason phrase of a status is used for that status.",
  severity: "warn",
  kind: "contradiction",
  check,
};

/** A use under a key that the response's own name or description contradicts. */
interface Misnamed {
  readonly use: Use;
  /** `is called TooManyRequests`, `is described as "Bad Gateway"` */
  readonly says: string;
  readonly status: number;
}

function* check(subject: Subject): Iterable<Violation> {
  const claimsOf = claimReader(subject);
  // A status in the body counts more, and `error-status-match` compares it.
  const silent = subject.errors.filter(
    ({ response }) => !response.content.some((content) => claimsOf(content).length > 0),
  );
  const misnamed = silent.flatMap(misnamedUses);
  for (const alike of groupBy(misnamed, ({ use, says }) => `${use.declared.key} ${says}`).values()) {
    const [first] = alike;
    if (!first) continue;
    const { declared } = first.use;
    const remedy = `move it to ${first.status}, or say what ${declared.key}${phraseOf(Number(declared.key)) ? ` (${phraseOf(Number(declared.key))})` : ""} means here`;
    yield* together(
      subject,
      alike.map(({ use, says, status }) => ({
        message: `${nameOperation(use.operation)} answers ${declared.key} with a response that ${says}, which is ${status}; ${remedy}.`,
        place: entryPlace(use.declared),
        faults: [ofUse(use)],
      })),
      subject.errors.length,
      ({ failing, such }) =>
        `${count(failing, "operation")}${such} answer ${declared.key} with a response that ${first.says}, which is ${first.status}; ${remedy}.`,
    );
  }
}

function misnamedUses({ response, uses }: ErrorResponse): readonly Misnamed[] {
  const { name, description = "" } = response;
  const named = name === undefined ? undefined : statusOfPhrase(withoutSuffix(name));
  const described = statusOfPhrase(description);
  const status = named ?? described;
  if (status === undefined) return [];
  const says = named === undefined ? `is described as "${description.trim()}"` : `is called ${name}`;
  return uses.flatMap((use) => {
    const key = use.declared.status;
    return key.kind === "exact" && key.status !== status && key.status !== described ? [{ use, says, status }] : [];
  });
}

/** `NotFoundError`, `BadRequestResponse` */
function withoutSuffix(name: string): string {
  return name.replace(/[-_. ]?(error|response)+$/i, "") || name;
}
