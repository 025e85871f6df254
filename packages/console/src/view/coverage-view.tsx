import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Go } from "../address/use-address.ts";
import type { Group } from "../log/entry.ts";
import { type Coverage, isDocumented } from "../service/coverage.ts";
import { counted, countText } from "./format.ts";

/** What is documented, tested and seen. */
export interface CoverageViewProps {
  readonly coverage: Coverage | undefined;
  /** What was seen in the period; `undefined` while it is being counted. */
  readonly groups: readonly Group[] | undefined;
  readonly go: Go;
}

/** A line of the table. */
interface Row {
  readonly operation: string;
  readonly operationId: string | null;
  readonly code: string;
  readonly statuses: readonly number[];
  readonly documented: "listed" | "range" | "no";
  readonly tested: number;
  readonly statusTested: number;
  readonly seen: number;
}

const shows = {
  all: { label: "All", test: () => true },
  undocumented: { label: "Undocumented", test: ({ documented }: Row) => documented === "no" },
  untested: { label: "Not tested", test: ({ tested, documented }: Row) => tested === 0 && documented === "listed" },
  unseen: { label: "Not seen", test: ({ seen }: Row) => seen === 0 },
} as const;

/**
 * Every error of every operation: whether the document has it, how many tests expect it, how often it was seen.
 *
 * @param props - what is known
 * @returns the table
 */
export function CoverageView({ coverage, groups, go }: CoverageViewProps): JSX.Element {
  const [show, setShow] = useState<keyof typeof shows>("all");
  if (coverage === undefined) {
    return (
      <section class="empty">
        <h2>The document is not known here</h2>
        <p>
          Write <code>coverage.json</code> next to this page:
        </p>
        <pre>
          <code>
            npx error-contract coverage openapi.yaml --tests errors.arazzo.json --format json -o coverage.json
          </code>
        </pre>
      </section>
    );
  }
  const rows = rowsOf(coverage, groups ?? []);
  const listed = rows.filter(({ documented }) => documented === "listed");
  const undocumented = rows.filter(({ documented }) => documented === "no");
  const shown = rows.filter(shows[show].test);
  return (
    <section class="coverage" aria-label="Coverage">
      <p class="sum">
        <b>{counted(listed.length, "documented error")}</b>,{" "}
        {countText(listed.filter(({ tested }) => tested > 0).length)} tested,{" "}
        {groups
          ? `${countText(listed.filter(({ seen }) => seen > 0).length)} seen in this period. `
          : "counting what was seen. "}
        {undocumented.length > 0 && (
          <b class="bad">{counted(undocumented.length, "error")} seen without being documented.</b>
        )}
      </p>
      <div class="periods" role="group" aria-label="Show">
        {(Object.keys(shows) as (keyof typeof shows)[]).map((name) => (
          <button type="button" key={name} aria-pressed={show === name} onClick={() => setShow(name)}>
            {shows[name].label} <span class="soft">{countText(rows.filter(shows[name].test).length)}</span>
          </button>
        ))}
      </div>
      {shown.length === 0 ? (
        <p class="empty">Nothing to show here.</p>
      ) : (
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">Operation</th>
              <th scope="col">Error</th>
              <th scope="col">Documented</th>
              <th scope="col" class="number">
                Tests
              </th>
              <th scope="col" class="number">
                Seen
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr
                key={`${row.operation} ${row.code} ${row.statuses}`}
                class={row.operation === shown[index - 1]?.operation ? "" : "first"}
              >
                <td>
                  {row.operation === shown[index - 1]?.operation ? (
                    <span class="unseen">{row.operation}</span>
                  ) : (
                    row.operation
                  )}
                </td>
                <td>
                  <span class="soft">{row.statuses.join(" ")}</span> <code>{row.code}</code>
                </td>
                <td>{documentedText(row)}</td>
                <td class="number">
                  {row.tested > 0 ? countText(row.tested) : row.statusTested > 0 ? "status" : <None />}
                </td>
                <td class="number">
                  {row.seen > 0 ? (
                    <button
                      type="button"
                      class="quiet"
                      title="Show these errors"
                      onClick={() =>
                        go({
                          view: "errors",
                          filters: {
                            code: row.code,
                            ...(row.operationId !== null && { operation_id: row.operationId }),
                          },
                        })
                      }
                    >
                      {countText(row.seen)}
                    </button>
                  ) : (
                    <None />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function None(): JSX.Element {
  return <span class="soft">–</span>;
}

function documentedText({ documented, seen }: Row): JSX.Element {
  if (documented === "listed") return <>yes</>;
  if (documented === "range") return <span class="soft">by a range</span>;
  return <span class={seen > 0 ? "badge undocumented" : "soft"}>no</span>;
}

function rowsOf(coverage: Coverage, groups: readonly Group[]): readonly Row[] {
  const all = [
    ...coverage.operations.map((each) => ({ ...each, name: `${each.method} ${each.path}` })),
    { operationId: null, name: "No operation", errors: coverage.outside },
  ];
  return all.flatMap(({ operationId, name, errors }) => {
    const seen = groups.filter((group) => group.operation_id === operationId);
    const known = errors.map((error) => ({
      ...error,
      operation: name,
      operationId,
      code: String(error.code ?? ""),
      seen: seen.filter(({ code }) => code === String(error.code)).reduce((sum, { count }) => sum + count, 0),
    }));
    const more = seen
      .filter(({ code }) => !errors.some((error) => String(error.code) === code))
      .map(({ code, count }) => ({
        operation: name,
        operationId,
        code,
        statuses: [],
        documented: isDocumented(coverage, operationId, code) ? ("range" as const) : ("no" as const),
        tested: 0,
        statusTested: 0,
        seen: count,
      }));
    // What a range admits is worth a line once somebody has met it.
    return [...known, ...more].filter(
      (row) => row.documented === "listed" || row.tested + row.statusTested + row.seen > 0,
    );
  });
}
