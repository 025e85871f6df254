import { type Client, unwrap } from "@error-contract/api";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Go } from "../address/use-address.ts";

/** The properties of the search field. */
export interface FindRequestProps {
  readonly api: Client;
  readonly go: Go;
  readonly onFailure: (failure: unknown) => void;
}

/**
 * Finds the entry of a request by its id, whatever the period and the filters. The `/` key focuses the field.
 *
 * @param props - the service, and where to report what was found
 * @returns the search field
 */
export function FindRequest({ api, go, onFailure }: FindRequestProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState("");
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.matches("input, textarea");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  const find = async (event: Event): Promise<void> => {
    event.preventDefault();
    const id = field.current?.value.trim() ?? "";
    if (id === "") return;
    setMessage("Searching…");
    try {
      const { items } = await unwrap(api.GET("/api-logs", { params: { query: { request_id: id, limit: 2 } } }));
      const [first, second] = items;
      setMessage(
        first
          ? ""
          : "No error has this request id. Check the id. If it is right, the request succeeded, belongs to another account, or is too old.",
      );
      if (second)
        go({ view: "errors", period: { kind: "last", name: "30d" }, filters: { request_id: id }, entry: undefined });
      else if (first) go({ view: "errors", entry: first.id });
    } catch (failure) {
      setMessage("");
      onFailure(failure);
    }
  };
  return (
    <form class="find" role="search" onSubmit={find}>
      <input
        ref={field}
        type="search"
        name="request_id"
        aria-label="Find a request by its id"
        placeholder="Find a request by its id"
        autoComplete="off"
        spellcheck={false}
        onInput={() => setMessage("")}
      />
      <p class={message === "" ? "unseen" : "message"} role="status">
        {message}
      </p>
    </form>
  );
}
