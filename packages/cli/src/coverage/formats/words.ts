import { counted } from "../../text/counted.ts";
import type { Coverage, ErrorCoverage } from "../coverage.ts";

/** A section of the table: the errors of one operation, or those outside operations. */
export interface Section {
  readonly title: string;
  readonly errors: readonly ErrorCoverage[];
}

/**
 * Lists the sections of the table that have rows.
 *
 * @param coverage - the coverage
 * @returns the operations, then the errors outside operations
 */
export function sectionsOf({ operations, outside }: Coverage): readonly Section[] {
  const own = operations.map(({ method, path, errors }) => ({ title: `${method} ${path}`, errors }));
  return [...own, { title: "Requests that no operation describes", errors: outside }]
    .map(({ title, errors }) => ({ title, errors: errors.filter(isWorthShowing) }))
    .filter(({ errors }) => errors.length > 0);
}

/** An error that a range admits is only shown if it was tested or seen. */
function isWorthShowing({ documented, tested, statusTested, seen }: ErrorCoverage): boolean {
  return documented === "listed" || tested + statusTested + seen > 0;
}

/**
 * Writes the cells of a row.
 *
 * @param error - the row
 * @returns the text of each column
 */
export function cellsOf(
  error: ErrorCoverage,
): Readonly<Record<"status" | "code" | "documented" | "tested" | "seen", string>> {
  const { code, statuses, documented, tested, statusTested, seen } = error;
  return {
    status: statuses.join(" ") || "any",
    code: code === null ? "–" : String(code),
    documented: { listed: "yes", range: "by range", no: "no" }[documented],
    tested: tested > 0 ? tested.toLocaleString("en-US") : statusTested > 0 ? "status" : "–",
    seen: seen > 0 ? seen.toLocaleString("en-US") : "–",
  };
}

/**
 * Whether a row fails the run.
 *
 * @param error - the row
 * @returns true for an error that was seen but is not documented
 */
export function isFault({ documented, seen }: ErrorCoverage): boolean {
  return documented === "no" && seen > 0;
}

/**
 * Writes the totals in a sentence or two.
 *
 * @param coverage - the coverage
 * @returns the sentences about the tests and logs, if any
 */
export function closingOf({ summary, tests, logs }: Coverage): string {
  const { documented, tested, statusTested, seen, undocumented, requests, ignored } = summary;
  const found = [
    ...(tests.length > 0 ? [`${tested.toLocaleString("en-US")} ${tested === 1 ? "is" : "are"} tested`] : []),
    ...(logs.length > 0
      ? [`${seen} ${seen === 1 ? "was" : "were"} seen in ${counted(requests, "failed request")}`]
      : []),
  ];
  const parts = [`Of ${counted(documented, "documented error")}, ${found.join(" and ")}.`];
  if (statusTested > 0) {
    parts.push(
      `For ${statusTested.toLocaleString("en-US")} more, only the status is tested: any of several codes passes.`,
    );
  }
  if (undocumented > 0) {
    const verb = undocumented === 1 ? "was" : "were";
    parts.push(`${counted(undocumented, "error")} ${verb} seen that the document does not describe.`);
  } else if (logs.length > 0) parts.push("Nothing was seen that the document does not describe.");
  if (ignored > 0) {
    parts.push(
      `${counted(ignored, "failed request")} matched no operation and ${ignored === 1 ? "is" : "are"} not counted.`,
    );
  }
  return parts.join(" ");
}
