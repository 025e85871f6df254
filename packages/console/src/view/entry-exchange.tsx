import type { JSX } from "preact";
import { curlOf } from "../entry/curl.ts";
import type { Entry, EntryDetail } from "../log/entry.ts";
import { CodeBlock } from "./code-block.tsx";
import { Copied } from "./copied.tsx";

/**
 * Shows what was sent, what came back, and how to send it again.
 *
 * @param props.entry - the entry; without headers and body when the service does not return them
 * @returns three sections
 */
export function EntryExchange({ entry }: { readonly entry: Entry & Partial<EntryDetail> }): JSX.Element {
  const headers = Object.entries(entry.request_headers ?? {});
  return (
    <>
      <section>
        <h3>Request</h3>
        <Copied text={entry.request_url} label="URL">
          <code class="url">
            <b>{entry.request_method}</b> {entry.request_url}
          </code>
        </Copied>
        {headers.length > 0 && (
          <dl class="headers">
            {headers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {entry.request_body !== undefined && entry.request_body !== null && (
          <CodeBlock label="request body" content={entry.request_body} />
        )}
        {entry.request_body === null && <p class="soft">The request had no body.</p>}
        {entry.request_body_truncated && <p class="soft">Only the beginning of the body was recorded.</p>}
      </section>

      <section>
        <h3>Response</h3>
        <CodeBlock label="response" content={entry.response_body} />
      </section>

      <section>
        <h3>Send it again</h3>
        <CodeBlock label="curl command" content={curlOf(entry)} />
        <p class="soft">
          Secrets are not recorded. Set the variable <code>TOKEN</code> to a token, and replace each{" "}
          <code>REDACTED</code> with the real value.
        </p>
      </section>
    </>
  );
}
