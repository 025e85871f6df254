import { type Client, unwrap } from "@error-contract/api";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Credentials, connect } from "../service/connect.ts";
import { NoKeyFile, readKeyFile } from "../service/key-file.ts";
import type { Service } from "../service/service.ts";
import { Failure } from "./failure.tsx";

/** The properties of the sign-in page. */
export interface SignInProps {
  readonly service: Service;
  readonly onSignIn: (api: Client) => void;
}

/**
 * Signs in with an API key file, which never leaves the browser, or with a token. Neither is stored: closing the page
 * signs out.
 *
 * @param props - the service
 * @returns the form
 */
export function SignIn({ service, onSignIn }: SignInProps): JSX.Element {
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  // It is below the form, out of view in a low window
  useEffect(() => notice.current?.scrollIntoView({ block: "nearest" }), [failure]);

  const enter = async (read: () => Promise<Credentials>): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const api = connect(service, await read());
      await unwrap(api.GET("/api-logs", { params: { query: { limit: 1 } } }));
      onSignIn(api);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const enterByFile = (file: File | undefined): void => {
    if (file) void enter(async () => ({ kind: "key", key: readKeyFile(await file.text()) }));
  };
  const enterByToken = (event: Event): void => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get("token") ?? "");
    const token = text.trim().replace(/^Bearer\s+/i, "");
    if (token !== "") void enter(async () => ({ kind: "token", token }));
  };

  return (
    <main class="sign-in">
      <p class="eyebrow">{service.title ?? "Error log"}</p>
      <h1>What is failing now?</h1>
      <p class="lead">See the client errors of your account, and why each request was refused.</p>
      <label
        class={isOver ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          enterByFile(event.dataTransfer?.files[0]);
        }}
      >
        <b>Choose the file of your API key</b>
        <span>Or drop it here. This page signs tokens with the key, and never sends or stores it.</span>
        <input
          type="file"
          accept="application/json,.json"
          disabled={isBusy}
          onChange={(event) => {
            enterByFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <form onSubmit={enterByToken}>
        <label for="token">Or paste a bearer token</label>
        <textarea
          id="token"
          name="token"
          rows={3}
          required
          spellcheck={false}
          autoComplete="off"
          placeholder="eyJhbGciOiJFUzI1NiIs…"
        />
        <button type="submit" class="primary" disabled={isBusy}>
          {isBusy ? "Signing in…" : "Sign in"}
        </button>
      </form>
      <div ref={notice}>
        {failure instanceof NoKeyFile && (
          <section class="failure" role="alert">
            <h2>This is not an API key file</h2>
            <p>{failure.message}</p>
          </section>
        )}
        {failure !== undefined && !(failure instanceof NoKeyFile) && (
          <Failure failure={failure} title="Could not sign in" />
        )}
      </div>
    </main>
  );
}
