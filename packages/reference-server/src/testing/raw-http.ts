import { connect } from "node:net";
import type { SeenAnswer } from "@error-contract/responses/testing";

/**
 * Sends bytes over a connection of their own and collects what comes back.
 *
 * @param port - the server's port on the loopback address
 * @param parts - what is sent, one write each
 * @param options - `answers`: how many answers to wait for, if the server does not close before. `leave`: whether to go without one.
 * @returns the text that the server sent, as latin1
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
    // Nothing that the server gets may make it silent.
    socket.setTimeout(5_000, finish);
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (isComplete(text, answers)) finish();
    });
    // A server may close as soon as it knows that it will not understand; what it said before counts.
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
  // An answer to HEAD has a length and no body: then nothing more comes, and the server closes or the time runs out.
  if (rest.length < length) return false;
  return answers === 1 || isComplete(rest.slice(length), answers - 1);
}

/**
 * Takes apart what a server sent over one connection.
 *
 * @param text - the bytes as latin1
 * @returns each answer; the last one may lack a body when it answers HEAD
 * @throws the text is not HTTP
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
