import { type Client, isApiError, unwrap } from "@error-contract/api";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { answerOf, type Entry, type EntryDetail } from "../log/entry.ts";
import { codesOf } from "../service/coverage.ts";
import { meaningOf } from "../service/meaning.ts";
import type { Service } from "../service/service.ts";
import { EntryExchange } from "./entry-exchange.tsx";
import { EntryReason } from "./entry-reason.tsx";
import { EntrySummary } from "./entry-summary.tsx";
import { Failure } from "./failure.tsx";

/** One entry. */
export interface EntryPanelProps {
  readonly api: Client;
  readonly service: Service;
  readonly id: string;
  /** The entry as the list already has it. */
  readonly known: Entry | undefined;
  readonly isDocumented: (entry: Entry) => boolean;
  readonly onClose: () => void;
  readonly onAlike: (entry: Entry) => void;
  readonly onSignOut: () => void;
}

/**
 * Shows one entry: why the request was refused, what to do, the request, the response, and how to send it again.
 *
 * @param props - the entry
 * @returns the panel
 */
export function EntryPanel(props: EntryPanelProps): JSX.Element {
  const { api, service, id, known, isDocumented, onClose, onAlike, onSignOut } = props;
  const [detail, setDetail] = useState<EntryDetail>();
  const [failure, setFailure] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  const panel = useRef<HTMLElement>(null);
  const entry: (Entry & Partial<EntryDetail>) | undefined = detail?.id === id ? detail : known;

  // A new `turn` tries again
  useEffect(() => {
    const leaving = new AbortController();
    setFailure(undefined);
    unwrap(api.GET("/api-logs/{api_log_id}", { params: { path: { api_log_id: id } }, signal: leaving.signal }))
      .then(setDetail)
      .catch((error: unknown) => leaving.signal.aborted || setFailure(error));
    return () => leaving.abort();
  }, [api, id, turn]);

  // Start each entry at the top
  useEffect(() => {
    panel.current?.focus();
    panel.current?.scrollTo(0, 0);
  }, [id]);

  return (
    <aside
      ref={panel}
      class="panel"
      tabIndex={-1}
      aria-label="Error"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div class="panel-bar">
        <p class="eyebrow">{entry && titleOf(service, answerOf(entry).code)}</p>
        <button type="button" aria-label="Close the error" onClick={onClose}>
          Close
        </button>
      </div>
      {entry && (
        <>
          <EntrySummary
            entry={entry}
            reference={service.reference}
            isDocumented={isDocumented(entry)}
            onAlike={() => onAlike(entry)}
          />
          <EntryReason entry={entry} />
          <EntryExchange entry={entry} />
        </>
      )}
      {entry && isWithoutDetail(failure) && (
        <p class="soft">This service does not give the headers and body of a request.</p>
      )}
      {failure !== undefined && !(entry && isWithoutDetail(failure)) && (
        <Failure
          failure={failure}
          title={entry ? "The headers and body could not be loaded" : "This error could not be loaded"}
          onRetry={() => setTurn(turn + 1)}
          onSignOut={onSignOut}
        />
      )}
      {!entry && failure === undefined && <p class="soft">Loading…</p>}
    </aside>
  );
}

/** A service may have only the two lists. */
function isWithoutDetail(failure: unknown): boolean {
  return isApiError(failure, "unexpected_response") && (failure.status === 404 || failure.status === 405);
}

function titleOf({ coverage }: Service, code: string): string {
  return codesOf(coverage).get(code)?.title ?? meaningOf(code)?.title ?? "Error";
}
