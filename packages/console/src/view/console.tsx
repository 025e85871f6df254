import type { Client } from "@error-contract/api";
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { writeAddress } from "../address/address.ts";
import { rangeOf } from "../address/period.ts";
import { useAddress } from "../address/use-address.ts";
import { counter } from "../log/counts.ts";
import { answerOf, type Entry, type Group } from "../log/entry.ts";
import { narrowing } from "../log/narrow.ts";
import { useEntries } from "../log/use-entries.ts";
import { useOverview } from "../log/use-overview.ts";
import { codesOf, isDocumented } from "../service/coverage.ts";
import type { Service } from "../service/service.ts";
import { CoverageView } from "./coverage-view.tsx";
import { EntryPanel } from "./entry-panel.tsx";
import { ErrorsView } from "./errors-view.tsx";
import { Failure } from "./failure.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { FindRequest } from "./find-request.tsx";

/** The console of a signed-in user. */
export interface ConsoleProps {
  readonly api: Client;
  readonly service: Service;
  readonly onSignOut: () => void;
}

/** Milliseconds between recounts of a live period. */
const PACE = 3000;

/**
 * What is failing now: over time, by group, one by one.
 *
 * @param props - the service
 * @returns the page
 */
export function Console({ api, service, onSignOut }: ConsoleProps): JSX.Element {
  const { coverage } = service;
  const [address, go] = useAddress();
  const { view, period, filters, entry } = address;
  const [now, setNow] = useState(Date.now);
  const [turn, setTurn] = useState(0);
  const [live, setLive] = useState(false);
  const [failed, setFailed] = useState<unknown>();

  // Counts are kept until the user refreshes.
  const count = useMemo(() => counter(api), [api, turn]);
  const periodText = JSON.stringify(period);
  // The period's text stands for it
  const range = useMemo(() => rangeOf(period, now), [periodText, now]);
  const narrow = useMemo(() => narrowing(filters, coverage), [filters, coverage]);
  const overview = useOverview(count, range, now);
  const groups = useMemo(() => overview.groups?.filter(narrow.test), [overview.groups, narrow]);
  const total = groups?.reduce((sum, group) => sum + group.count, 0);
  const onPoll = useThrottled(() => setNow(Date.now()), PACE);
  const canBeLive = live && period.kind === "last";
  const entries = useEntries({
    api,
    count,
    range,
    filters,
    narrow,
    total: narrow.ignored.length > 0 ? undefined : total,
    live: canBeLive,
    onPoll,
    turn,
  });

  const refresh = (): void => {
    setNow(Date.now());
    setTurn(turn + 1);
    setFailed(undefined);
  };
  const isKnown = useCallback(
    (each: Entry) => isDocumented(coverage, each.operation_id, answerOf(each).code),
    [coverage],
  );
  const failure = failed ?? overview.failure ?? entries.failure;

  return (
    <div class={entry === undefined ? "console" : "console with-panel"}>
      <header class="top">
        <h1>{service.title ?? "Errors"}</h1>
        <nav aria-label="Views">
          <a href={writeAddress({ ...address, view: "errors" })} aria-current={view === "errors" ? "page" : undefined}>
            Errors
          </a>
          <a
            href={writeAddress({ ...address, view: "coverage" })}
            aria-current={view === "coverage" ? "page" : undefined}
          >
            Coverage
          </a>
        </nav>
        <FindRequest api={api} go={go} onFailure={setFailed} />
        <button type="button" class="quiet" onClick={onSignOut}>
          Sign out
        </button>
      </header>
      <main>
        <FilterBar
          address={address}
          range={range}
          go={go}
          suggestions={suggestionsOf(coverage, overview.groups)}
          hasFilters={view === "errors"}
        />
        {failure !== undefined && (
          <Failure
            failure={failure}
            title="Some of this page could not be loaded"
            onRetry={() => {
              refresh();
              entries.retry();
            }}
            onSignOut={onSignOut}
          />
        )}
        {view === "coverage" ? (
          <CoverageView coverage={coverage} groups={overview.groups} go={go} />
        ) : (
          <ErrorsView
            api={api}
            coverage={coverage}
            address={address}
            go={go}
            range={range}
            now={now}
            narrow={narrow}
            overview={overview}
            groups={groups}
            total={total}
            entries={entries}
            live={live}
            onLive={setLive}
            onRefresh={refresh}
            hasFailed={failure !== undefined}
            onFailure={setFailed}
            isKnown={isKnown}
          />
        )}
      </main>
      {entry !== undefined && (
        <EntryPanel
          api={api}
          service={service}
          id={entry}
          known={findLoaded(entries.list, entry)}
          isDocumented={isKnown}
          onClose={() => go({ entry: undefined })}
          onAlike={(alike) => {
            const { code } = answerOf(alike);
            const { operation_id: operation } = alike;
            go({
              view: "errors",
              entry: undefined,
              filters: { code, ...(operation !== null && { operation_id: operation }) },
            });
          }}
          onSignOut={onSignOut}
        />
      )}
    </div>
  );
}

/** Looks among the first loaded rows: an entry that is opened was usually just on screen. */
function findLoaded(
  list: { readonly length: number; at(index: number): Entry | undefined },
  id: string,
): Entry | undefined {
  for (let index = 0; index < Math.min(list.length, 2000); index += 1) {
    const entry = list.at(index);
    if (entry?.id === id) return entry;
  }
  return undefined;
}

function suggestionsOf(coverage: Service["coverage"], groups: readonly Group[] | undefined) {
  const seen = groups ?? [];
  const codes = codesOf(coverage);
  const statuses = [...codes.values()].flatMap((error) => error.statuses).filter((status) => status < 500);
  return {
    status: [...new Set(statuses)].map(String),
    code: [...new Set([...seen.map(({ code }) => code), ...codes.keys()])],
    operation_id: [
      ...new Set(
        [...seen, ...(coverage?.operations ?? []).map(({ operationId }) => ({ operation_id: operationId }))].flatMap(
          ({ operation_id: id }) => id ?? [],
        ),
      ),
    ],
    method: [...new Set(coverage?.operations.map(({ method }) => method))],
  };
}

/** Throttles a function: calls it once for all calls within `pace` milliseconds, at their end. */
function useThrottled(call: () => void, pace: number): () => void {
  const [timer] = useState<{ id?: ReturnType<typeof setTimeout> }>(() => ({}));
  useEffect(() => () => clearTimeout(timer.id), [timer]);
  // `call` only sets state, so the first one will do
  return useCallback(() => {
    timer.id ??= setTimeout(() => {
      delete timer.id;
      call();
    }, pace);
  }, [timer, pace]);
}
