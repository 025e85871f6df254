import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Go } from "../address/use-address.ts";
import { type CoverageRow, coverageRows } from "../log/coverage-rows.ts";
import type { Group } from "../log/entry.ts";
import type { Coverage } from "../service/coverage.ts";

import { counted, countText } from "./format.ts";

/** What is documented, tested and seen. */
export interface CoverageViewProps {
  readonly coverage: Coverage | undefined;
  /** What was seen in the period; `undefined` while it is being counted. */
  readonly groups: readonly Group[] | undefined;
  readonly go: Go;
}

const shows = {
  all: { label: "All", none: "The OpenAPI document describes no errors.", test: () => true },
  undocumented: {
    label: "Undocumented",
    none: "Every error seen in this period is documented.",
    test: ({ documented }: CoverageRow) => documented === "no",
  },
  untested: {
    label: "Not tested",
    none: "Every documented error is tested.",
    test: ({ tested, documented }: CoverageRow) => tested === 0 && documented === "listed",
  },
  unseen: {
    label: "Not seen",
    none: "Every error was seen in this period.",
    test: ({ seen }: CoverageRow) => seen === 0,
  },
} as const;

/**
 * Shows every error of every operation: whether it is documented, how many tests expect it, and how often it was seen.
 *
 * @param props - the coverage and the groups
 * @returns the table
 */
export function CoverageView({ coverage, groups, go }: CoverageViewProps): JSX.Element {
  const [show, setShow] = useState<keyof typeof shows>("all");
  if (coverage === undefined) {
    return (
      <section class="empty">
        <h2>There is no coverage data</h2>
        <p>
          To see which errors are documented and tested, put <code>coverage.json</code> next to this page:
        </p>
        <pre>
          <code>
            npx error-contract coverage openapi.yaml --tests errors.arazzo.json --format json -o coverage.json
          </code>
        </pre>
      </section>
    );
  }
  const rows = coverageRows(coverage, groups ?? []);
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
        {undocumented.length > 0 && <b class="bad">{counted(undocumented.length, "undocumented error")} seen.</b>}
      </p>
      <div class="periods" role="group" aria-label="Show">
        {(Object.keys(shows) as (keyof typeof shows)[]).map((name) => (
          <button type="button" key={name} aria-pressed={show === name} onClick={() => setShow(name)}>
            {shows[name].label} <span class="soft">{countText(rows.filter(shows[name].test).length)}</span>
          </button>
        ))}
      </div>
      {shown.length === 0 ? (
        <p class="empty">{shows[show].none}</p>
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
                  {row.tested > 0 ? countText(row.tested) : row.statusTested > 0 ? <StatusOnly /> : <None />}
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

function StatusOnly(): JSX.Element {
  return (
    <span class="soft" title="Tests expect the status, but not the code">
      status
    </span>
  );
}

function documentedText({ documented, seen }: CoverageRow): JSX.Element {
  if (documented === "listed") return <>yes</>;
  if (documented === "range") return <span class="soft">in a range</span>;
  return <span class={seen > 0 ? "badge undocumented" : "soft"}>no</span>;
}
