import { connect } from "node:net";
import type { SeenAnswer } from "@error-contract/responses/testing";

/**
 * Sends bytes over a new connection and collects what comes back.
 *
 * @param port - the server's port on the loopback address
 * @param parts - the bytes, each part in one write
 * @param options - `answers`: how many responses to wait for, unless the server closes first; `leave`: whether to end
 *   the connection without waiting for a response
 * @returns the text that the server sent, as Latin-1
 */
export function exchange(
  port: number,
  parts: readonly (string | Uint8Array)[],
  { answers = 1, leave = false }: { readonly answers?: number; readonly leave?: boolean } = {},
): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect({ port, host: "127.0.0.1" });
    const finish = (): void => {
      socket.destroy();
      resolve(text);
    };
    // A server that stays silent must not hold up the test.
    socket.setTimeout(5_000, finish);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (isComplete(text, answers)) finish();
    });
    // A server may close as soon as it knows that it cannot understand the request; what it sent before counts.
    socket.on("error", finish).on("close", finish);
    for (const part of parts) socket.write(part);
    if (leave) socket.end();
  });
}

function isComplete(text: string, answers: number): boolean {
  const head = text.indexOf("\r\n\r\n");
  if (head === -1) return false;
  const length = Number(/^content-length: (\d+)/im.exec(text.slice(0, head))?.[1] ?? 0);
  const rest = text.slice(head + 4);
  // A response to HEAD has a length but no body: nothing more comes until the server closes or time runs out.
  if (rest.length < length) return false;
  return answers === 1 || isComplete(rest.slice(length), answers - 1);
}

/**
 * Splits what a server sent over one connection into responses.
 *
 * @param text - the bytes, as Latin-1
 * @returns the responses; the last one may lack a body if it responds to HEAD
 * @throws if the text is not HTTP
 */
export function readAnswers(text: string): readonly Pick<SeenAnswer, "status" | "headers" | "body">[] {
  if (text === "") return [];
  const head = /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/.exec(text);
  if (head === null) throw new Error(`This is not HTTP: ${JSON.stringify(text.slice(0, 200))}`);
  const headers = Object.fromEntries(
    (head[2] ?? "").split("\r\n").flatMap((line) => {
      const colon = line.indexOf(":");
      return colon === -1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
    }),
  );
  const rest = text.slice(head[0].length);
  const length = Number(headers["content-length"] ?? 0);
  const body = Buffer.from(rest.slice(0, length), "latin1").toString("utf8");
  return [{ status: Number(head[1]), headers, body }, ...readAnswers(rest.slice(length))];
}
