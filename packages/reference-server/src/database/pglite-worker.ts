import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { type Ask, CLOSE, type SentError, type Tell } from "./pglite-messages.ts";

const port = parentPort;
if (port === null) throw new Error("This file is started as a worker thread by pglite-thread.ts.");
const tell = (message: Tell): void => port.postMessage(message);

const pglite = await PGlite.create(String(workerData));
port.on("message", (message: Ask | typeof CLOSE) => {
  void (message === CLOSE ? close() : answer(message));
});
tell({ kind: "open" });

async function answer({ id, text, values }: Ask): Promise<void> {
  try {
    const { rows } = await pglite.query(text, [...values]);
    tell({ kind: "rows", id, rows });
  } catch (error) {
    const sent = sentError(error);
    // An error without an SQLSTATE means that a value cannot be sent, or that PGlite has crashed.
    if (sent.code === undefined && !(await works())) return tell({ kind: "broken", message: sent.message });
    tell({ kind: "failed", id, error: sent });
  }
}

async function works(): Promise<boolean> {
  return pglite.query("select 1").then(
    () => true,
    (error: unknown) => sentError(error).code !== undefined,
  );
}

async function close(): Promise<void> {
  await pglite.close();
  port?.close();
}

function sentError(error: unknown): SentError {
  const { message, code, constraint }: Partial<Record<string, unknown>> =
    typeof error === "object" && error !== null ? (error as Partial<Record<string, unknown>>) : {};
  return {
    message: typeof message === "string" ? message : String(error),
    ...(typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && { code }),
    ...(typeof constraint === "string" && { constraint }),
  };
}
