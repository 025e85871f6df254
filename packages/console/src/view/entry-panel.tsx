import { type Client, isApiError, unwrap } from "@error-contract/api";
import { errorCatalogue } from "@error-contract/api/catalogue";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { curlOf } from "../entry/curl.ts";
import { answerOf, type Entry, type EntryDetail } from "../log/entry.ts";
import { codesOf } from "../service/coverage.ts";
import type { Service } from "../service/service.ts";
import { Copied } from "./copied.tsx";
import { Failure } from "./failure.tsx";
import { countText, fullTime } from "./format.ts";
import { RemedyText } from "./remedy-text.tsx";

/** One entry. */
export interface EntryPanelProps {
  readonly api: Client;
  readonly service: Service;
  readonly id: string;
  /** What a list knows of it already. */
  readonly known: Entry | undefined;
  readonly isDocumented: (entry: Entry) => boolean;
  readonly onClose: () => void;
  readonly onAlike: (entry: Entry) => void;
  readonly onSignOut: () => void;
}

/**
 * One entry: why the request was refused, what to do, the request, the answer, and how to send it again.
 *
 * @param props - the entry
 * @returns the panel
 */
export function EntryPanel(props: EntryPanelProps): JSX.Element {
  const { api, id, known, onClose, onSignOut } = props;
  const [detail, setDetail] = useState<EntryDetail>();
  const [failure, setFailure] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  const panel = useRef<HTMLElement>(null);
  const entry: (Entry & Partial<EntryDetail>) | undefined = detail?.id === id ? detail : known;

  // `turn` says that somebody tries again
  useEffect(() => {
    const leaving = new AbortController();
    setFailure(undefined);
    unwrap(api.GET("/api-logs/{api_log_id}", { params: { path: { api_log_id: id } }, signal: leaving.signal }))
      .then(setDetail)
      .catch((error: unknown) => leaving.signal.aborted || setFailure(error));
    return () => leaving.abort();
  }, [api, id, turn]);

  // Another entry is another page, which is read from its beginning
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
      <button type="button" class="close" aria-label="Close the error" onClick={onClose}>
        Close
      </button>
      {entry && <Body {...props} entry={entry} />}
      {entry && isWithoutDetail(failure) && (
        <p class="soft">This service does not give the headers and the body of a request.</p>
      )}
      {failure !== undefined && !(entry && isWithoutDetail(failure)) && (
        <Failure
          failure={failure}
          title={entry ? "The headers and the body could not be loaded" : "This error could not be loaded"}
          onRetry={() => setTurn(turn + 1)}
          onSignOut={onSignOut}
        />
      )}
      {!entry && failure === undefined && <p class="soft">Loading…</p>}
    </aside>
  );
}

/** A service need not have more than the two lists. */
function isWithoutDetail(failure: unknown): boolean {
  return isApiError(failure, "unexpected_response") && (failure.status === 404 || failure.status === 405);
}

function Body(props: EntryPanelProps & { readonly entry: Entry & Partial<EntryDetail> }): JSX.Element {
  const { entry, service, isDocumented, onAlike } = props;
  const answer = answerOf(entry);
  const documented = codesOf(service.coverage).get(answer.code);
  const meaning = Object.entries(errorCatalogue).find(([name]) => name === answer.code)?.[1];
  const reference =
    service.reference === undefined || entry.operation_id === null
      ? undefined
      : `${service.reference}#operation/${entry.operation_id}`;
  return (
    <>
      <header>
        <p class="eyebrow">{documented?.title ?? meaning?.title ?? "Error"}</p>
        <h2>
          {entry.response_status_code} <code>{answer.code}</code>
        </h2>
        {!isDocumented(entry) && (
          <p class="note undocumented">
            <b>Undocumented.</b> The document does not describe this error for this operation.
          </p>
        )}
        <p class="lead">{answer.message}</p>
        <dl class="facts">
          <Fact name="Received">
            <time dateTime={entry.request_received_at}>{fullTime(entry.request_received_at)}</time>
          </Fact>
          {entry.count > 1 && (
            <Fact name="Repeated">
              {`${countText(entry.count)} times, the last at ${fullTime(entry.last_received_at)}. This is the first.`}
            </Fact>
          )}
          <Fact name="Request id">
            <Copied text={entry.request_id} label="request id">
              <code>{entry.request_id}</code>
            </Copied>
          </Fact>
          <Fact name="Operation">
            {entry.operation_id === null ? (
              <span class="soft">none: the path or the method is unknown</span>
            ) : reference === undefined ? (
              entry.operation_id
            ) : (
              <a href={reference} target="_blank" rel="noreferrer">
                {entry.operation_id}
              </a>
            )}
          </Fact>
          <Fact name="API key">
            {entry.api_key_id ? <code>{entry.api_key_id}</code> : <span class="soft">unknown</span>}
          </Fact>
          <Fact name="Client">{entry.user_agent ?? <span class="soft">unknown</span>}</Fact>
        </dl>
        <p class="actions">
          <button type="button" onClick={() => onAlike(entry)}>
            Show all like this
          </button>
        </p>
      </header>

      <section>
        <h3>Why it was refused</h3>
        {entry.cause && (
          <p class="note cause">
            <b>
              <code>{entry.cause.code}</code>
            </b>{" "}
            {entry.cause.message}
            <span class="soft"> The caller was not told.</span>
          </p>
        )}
        {answer.details.length > 0 && (
          <ul class="details">
            {answer.details.map(({ location, pointer, message }) => (
              <li key={location + pointer + message}>
                <span class="soft">{location}</span> <code>{pointer}</code> {message}
              </li>
            ))}
          </ul>
        )}
        {!entry.cause && answer.details.length === 0 && <p>The answer says all that is known.</p>}
      </section>

      <section>
        <h3>What to do</h3>
        {meaning && <RemedyText markdown={meaning.remedy} />}
        {answer.documentationUrl === undefined ? (
          !meaning && <p class="soft">The answer names no page about this error.</p>
        ) : (
          <p>
            <a href={answer.documentationUrl} target="_blank" rel="noreferrer">
              All about {answer.code}
            </a>
          </p>
        )}
      </section>

      <section>
        <h3>Request</h3>
        <Copied text={entry.request_url} label="URL">
          <code class="url">
            <b>{entry.request_method}</b> {entry.request_url}
          </code>
        </Copied>
        {entry.request_headers && Object.keys(entry.request_headers).length > 0 && (
          <dl class="headers">
            {Object.entries(entry.request_headers).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {entry.request_body !== undefined && entry.request_body !== null && (
          <Text label="request body" text={entry.request_body} />
        )}
        {entry.request_body === null && <p class="soft">It had no body.</p>}
        {entry.request_body_truncated && <p class="soft">The body was longer; this is its beginning.</p>}
      </section>

      <section>
        <h3>Answer</h3>
        <Text label="answer" text={entry.response_body} />
      </section>

      <section>
        <h3>Send it again</h3>
        <Text label="curl command" text={curlOf(entry)} />
        <p class="soft">
          Secrets were never recorded: put a token into <code>TOKEN</code>, and what <code>REDACTED</code> stands for
          into its place.
        </p>
      </section>
    </>
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

function Text({ label, text }: { readonly label: string; readonly text: unknown }): JSX.Element {
  const shown = typeof text === "string" ? text : JSON.stringify(text, undefined, 2);
  return (
    <div class="text">
      <Copied text={shown} label={label} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <pre tabIndex={0} aria-label={label} role="group">
        <code>{shown}</code>
      </pre>
    </div>
  );
}
