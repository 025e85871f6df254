import type { Client } from "@error-contract/api";
import type { JSX } from "preact";
import { useCallback, useMemo } from "preact/hooks";
import type { Address } from "../address/address.ts";
import { type FilterName, filterFields } from "../address/filters.ts";
import type { Range, Span } from "../address/period.ts";
import type { Go } from "../address/use-address.ts";
import type { Entry, Group } from "../log/entry.ts";
import type { Narrowing } from "../log/narrow.ts";
import type { Entries } from "../log/use-entries.ts";
import type { Overview } from "../log/use-overview.ts";
import { codesOf, isDocumented } from "../service/coverage.ts";
import type { Service } from "../service/service.ts";
import { EntriesTable } from "./entries-table.tsx";
import { ExportButton } from "./export-button.tsx";
import { counted, countText } from "./format.ts";
import { GroupsTable } from "./groups-table.tsx";
import { Histogram } from "./histogram.tsx";
import { paletteOf } from "./palette.ts";
import { useNarrow } from "./use-narrow.ts";

/** The errors of a period. */
export interface ErrorsViewProps {
  readonly api: Client;
  readonly coverage: Service["coverage"];
  readonly address: Address;
  readonly go: Go;
  readonly range: Range;
  readonly now: number;
  readonly narrow: Narrowing;
  readonly overview: Overview;
  /** The groups that the filters let through; `undefined` while they are being counted. */
  readonly groups: readonly Group[] | undefined;
  readonly total: number | undefined;
  readonly entries: Entries;
  readonly live: boolean;
  readonly onLive: (live: boolean) => void;
  readonly onRefresh: () => void;
  readonly hasFailed: boolean;
  readonly onFailure: (failure: unknown) => void;
  readonly isKnown: (entry: Entry) => boolean;
}

/**
 * Shows what is failing: over time, by group, one by one.
 *
 * @param props - the errors
 * @returns the histogram, the groups and the list
 */
export function ErrorsView(props: ErrorsViewProps): JSX.Element {
  const { api, coverage, address, go, range, now, narrow, overview, groups, total, entries } = props;
  const { live, onLive, onRefresh, hasFailed, onFailure, isKnown } = props;
  const { period, filters } = address;
  const isNarrow = useNarrow();
  const palette = useMemo(() => paletteOf(codesOf(coverage)), [coverage]);
  const zoom = useCallback(({ from, to }: Span) => go({ period: { kind: "fixed", from, to } }), [go]);
  const choose = useCallback(
    ({ code, operation_id: operation }: Group) =>
      go({ filters: { ...filters, code, ...(operation !== null && { operation_id: operation }) } }),
    [go, filters],
  );
  const isGroupDocumented = useCallback(
    (group: Group) => isDocumented(coverage, group.operation_id, group.code),
    [coverage],
  );
  // A failed count must not look as if it were still running
  const isCountable = groups !== undefined || !hasFailed;
  const openEntry = useCallback((each: Entry) => go({ entry: each.id }), [go]);
  return (
    <>
      <section class="overview" aria-label="Overview" aria-busy={groups === undefined}>
        <p class="sum" role="status">
          {total !== undefined && <b>{counted(total, "error")}</b>}
          {total === undefined && !hasFailed && "Counting…"}
          {total === undefined && hasFailed && <span class="soft">Not counted</span>}
          {total !== undefined && narrow.ignored.length > 0 && <span class="soft">{sayIgnored(narrow.ignored)}</span>}
        </p>
        <p class="tools">
          {period.kind === "last" && (
            <button type="button" aria-pressed={live} onClick={() => onLive(!live)}>
              <i class={live ? "pulse on" : "pulse"} /> Live
            </button>
          )}
          <button type="button" onClick={onRefresh}>
            Refresh
          </button>
          <ExportButton api={api} range={range} filters={filters} onFailure={onFailure} />
        </p>
        {isCountable && <Histogram bars={overview.bars} palette={palette} narrow={narrow} onZoom={zoom} />}
      </section>
      {groups?.length === 0 && !hasFailed ? (
        <Nothing filtered={Object.values(filters).some((value) => value !== undefined)} />
      ) : (
        <>
          {isCountable && (
            <section aria-labelledby="groups-title">
              <h2 id="groups-title">Groups</h2>
              {groups ? (
                <GroupsTable
                  groups={groups}
                  bars={overview.bars}
                  palette={palette}
                  before={overview.before}
                  isDocumented={isGroupDocumented}
                  now={now}
                  onChoose={choose}
                />
              ) : (
                <div class="waiting block" />
              )}
            </section>
          )}
          <section aria-labelledby="entries-title" hidden={hasFailed && !entries.isLoading && !entries.list.at(0)}>
            <h2 id="entries-title">
              Errors{" "}
              {entries.list.at(0) && (
                <span class="soft">
                  {entries.list.isExact
                    ? countText(entries.list.length)
                    : `${countText(entries.list.length - 1)} loaded so far`}
                </span>
              )}
            </h2>
            <EntriesTable
              entries={entries}
              palette={palette}
              isDocumented={isKnown}
              open={address.entry}
              isNarrow={isNarrow}
              onOpen={openEntry}
            />
            {entries.list.length === 0 && !entries.isLoading && !hasFailed && <Nothing filtered />}
          </section>
        </>
      )}
    </>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }): JSX.Element {
  return (
    <section class="empty">
      <h2>{filtered ? "No errors match" : "No errors"}</h2>
      <p>
        {filtered
          ? "Remove a filter, or choose a longer period."
          : "No request of your account was refused in this period. Choose a longer period to see older errors."}
      </p>
    </section>
  );
}

function sayIgnored(names: readonly FilterName[]): string {
  const labels = names.map((name) => `“${filterFields[name].label}”`).join(", ");
  return names.length === 1
    ? ` without the filter ${labels}, which applies only to the list`
    : ` without the filters ${labels}, which apply only to the list`;
}
