import { isApiError } from "@error-contract/api";
import type { JSX } from "preact";
import { meaningOf } from "../service/meaning.ts";
import { Copied } from "./copied.tsx";
import { RemedyText } from "./remedy-text.tsx";

/** A failed call. */
export interface FailureProps {
  /** What was thrown. */
  readonly failure: unknown;
  /** What failed: `This error could not be loaded`. */
  readonly title: string;
  readonly onRetry?: (() => void) | undefined;
  readonly onSignOut?: (() => void) | undefined;
}

/** An error of the API, whatever its code. */
interface Refusal {
  readonly code: string | null;
  readonly status: number;
  readonly message: string;
  readonly requestId: string | null;
  readonly operation: string;
  readonly details: readonly { readonly pointer: string; readonly message: string }[];
}

/**
 * Shows a failed call of the console itself: what happened, what to do, and the request id to quote to support.
 *
 * @param props - the failure, and the actions to offer
 * @returns the notice
 */
export function Failure({ failure, title, onRetry, onSignOut }: FailureProps): JSX.Element {
  const isRefused = isApiError(failure);
  const needsToken = isRefused && (failure.status === 401 || failure.status === 403);
  return (
    <section class="failure" role="alert">
      <h2>{title}</h2>
      {isRefused ? <Refused refusal={failure} /> : <p>{sayUnanswered(failure)}</p>}
      <p class="actions">
        {onRetry && (
          <button type="button" onClick={onRetry}>
            Try again
          </button>
        )}
        {onSignOut && needsToken && (
          <button type="button" onClick={onSignOut}>
            Sign in again
          </button>
        )}
      </p>
    </section>
  );
}

function Refused({ refusal }: { readonly refusal: Refusal }): JSX.Element {
  const { code, status, requestId, operation, message, details } = refusal;
  const known = meaningOf(code);
  return (
    <>
      <p>
        <code class="code">
          {status} {code}
        </code>{" "}
        {message.replace(`${operation}: `, "")}
      </p>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={detail.pointer}>
              <code>{detail.pointer}</code> {detail.message}
            </li>
          ))}
        </ul>
      )}
      {known && (
        <>
          <h3>What to do</h3>
          <RemedyText markdown={known.remedy} />
        </>
      )}
      <dl class="facts">
        <div>
          <dt>Call</dt>
          <dd>
            <code>{operation}</code>
          </dd>
        </div>
        {requestId !== null && (
          <div>
            <dt>Request id</dt>
            <dd>
              <Copied text={requestId} label="request id">
                <code>{requestId}</code>
              </Copied>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

/**
 * The `TypeError` of `fetch` says little, so it gets a text of its own; WebCrypto and jose say what is wrong with a
 * key.
 */
function sayUnanswered(failure: unknown): string {
  if (failure instanceof TypeError && /fetch|network|load failed/i.test(failure.message)) {
    return "The service does not respond. Check that it is running and that this computer is online, then try again.";
  }
  const reason = failure instanceof Error ? failure.message : String(failure);
  return `${reason.replace(/[.\s]*$/, "")}. Reload the page and sign in again. If that fails too, use another key.`;
}
