import type { JSX } from "preact";
import { answerOf, type Entry } from "../log/entry.ts";
import { Copied } from "./copied.tsx";
import { countText, fullTime } from "./format.ts";

/** The properties of the summary. */
export interface EntrySummaryProps {
  readonly entry: Entry;
  /** The address of the service's reference. */
  readonly reference: string | undefined;
  readonly isDocumented: boolean;
  readonly onAlike: () => void;
}

/**
 * Summarizes the error: its code and message, when it happened, and who sent the request.
 *
 * @param props - the entry
 * @returns the head of its panel
 */
export function EntrySummary({ entry, reference, isDocumented, onAlike }: EntrySummaryProps): JSX.Element {
  const { code, message } = answerOf(entry);
  return (
    <header>
      <h2>
        {entry.response_status_code} <code>{code}</code>
      </h2>
      {!isDocumented && (
        <p class="note undocumented">
          <b>Undocumented.</b> The OpenAPI document does not describe this error for this operation.
        </p>
      )}
      <p class="lead">{message}</p>
      <dl class="facts">
        <Fact name="Received">
          <time dateTime={entry.request_received_at}>{fullTime(entry.request_received_at)}</time>
        </Fact>
        {entry.count > 1 && (
          <Fact name="Repeated">
            {`${countText(entry.count)} times, most recently on ${fullTime(entry.last_received_at)}. You see the first.`}
          </Fact>
        )}
        <Fact name="Request id">
          <Copied text={entry.request_id} label="request id">
            <code>{entry.request_id}</code>
          </Copied>
        </Fact>
        <Fact name="Operation">
          <Operation id={entry.operation_id} reference={reference} />
        </Fact>
        <Fact name="API key">
          {entry.api_key_id ? <code>{entry.api_key_id}</code> : <span class="soft">unknown</span>}
        </Fact>
        <Fact name="Client">{entry.user_agent ?? <span class="soft">unknown</span>}</Fact>
      </dl>
      <p class="actions">
        <button type="button" onClick={onAlike}>
          Show all errors like this
        </button>
      </p>
    </header>
  );
}

function Operation({
  id,
  reference,
}: {
  readonly id: string | null;
  readonly reference: string | undefined;
}): JSX.Element {
  if (id === null) return <span class="soft">none has this path and method</span>;
  if (reference === undefined) return <>{id}</>;
  return (
    <a href={`${reference}#operation/${id}`} target="_blank" rel="noreferrer">
      {id}
    </a>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: JSX.Element | string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
