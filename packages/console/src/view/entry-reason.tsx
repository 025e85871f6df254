import type { JSX } from "preact";
import { answerOf, type Entry } from "../log/entry.ts";
import { meaningOf } from "../service/meaning.ts";
import { RemedyText } from "./remedy-text.tsx";

/**
 * Shows why a request was refused, including what its caller was not told, and what to do about it.
 *
 * @param props.entry - the entry
 * @returns two sections
 */
export function EntryReason({ entry }: { readonly entry: Entry }): JSX.Element {
  const { code, details, documentationUrl } = answerOf(entry);
  const meaning = meaningOf(code);
  return (
    <>
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
        {details.length > 0 && (
          <ul class="details">
            {details.map(({ location, pointer, message }) => (
              <li key={location + pointer + message}>
                <span class="soft">{location}</span> <code>{pointer}</code> {message}
              </li>
            ))}
          </ul>
        )}
        {!entry.cause && details.length === 0 && <p>Nothing is recorded beyond the response.</p>}
      </section>

      <section>
        <h3>What to do</h3>
        {meaning && <RemedyText markdown={meaning.remedy} />}
        {documentationUrl !== undefined && (
          <p>
            <a href={documentationUrl} target="_blank" rel="noreferrer">
              All about {code}
            </a>
          </p>
        )}
        {!meaning && documentationUrl === undefined && (
          <p class="soft">
            The response links to no documentation. Compare the request with the reference of the operation.
          </p>
        )}
      </section>
    </>
  );
}
