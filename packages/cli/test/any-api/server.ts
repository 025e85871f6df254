import { createServer, type Server, type ServerResponse } from "node:http";
import { type ContractModel, isJson, type Json, keysOfPointer, readErrorContract } from "@error-contract/contract";
import {
  ContractError,
  type ErrorContract,
  type ErrorResponse,
  errorContract,
  fromNode,
  sendNode,
} from "@error-contract/responses";
import type { Breakage, ForeignStyle } from "./styles.ts";

/** An answer of a server that is not broken, to be held to the document. */
export interface Answer {
  readonly style: ForeignStyle;
  readonly path: string;
  readonly method: string;
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly body: unknown;
}

/** A document of a style, and how its server is broken: `undefined` for not at all. */
interface Hosted {
  readonly style: ForeignStyle;
  readonly breakage: Breakage | undefined;
  readonly contract: ErrorContract;
  readonly model: ContractModel;
}

/**
 * The path below which a server of a style answers.
 *
 * @param style - the style
 * @param breakage - how it is broken
 * @returns the path, without a slash at its end
 */
export function pathOf({ document }: ForeignStyle, breakage?: Breakage): string {
  return `/${[document, breakage ?? "sound"].map((part) => part.replaceAll(/\W/g, "-")).join("/")}`;
}

/**
 * Serves every style, sound and broken in each of its ways, with `@error-contract/responses`: callers are checked, then the
 * request, and then there is nothing of the id that was asked for.
 *
 * @param documents - the documents, by style
 * @param answers - where answers of sound servers are kept
 * @returns the server, not listening yet
 */
export function serveStyles(documents: ReadonlyMap<ForeignStyle, Json>, answers: Answer[]): Server {
  const hosted = new Map<string, Hosted>();
  for (const [style, document] of documents) {
    for (const breakage of [undefined, ...style.breakages]) {
      const basePath = pathOf(style, breakage);
      const contract = errorContract(document, { basePath, ...(style.codes && { codes: style.codes }) });
      hosted.set(basePath, { style, breakage, contract, model: readErrorContract(document) });
    }
  }
  return createServer(async (request, response) => {
    const received = await fromNode(request);
    const host = hosted.get(received.target.split("/").slice(0, 3).join("/"));
    if (host === undefined) return void response.writeHead(500).end("There is no such server.");
    const { style, contract, breakage } = host;
    try {
      const match = contract.match(received.method, received.target);
      const isSecured = match.kind === "operation" && match.operation.security.secured;
      const isKnown = Object.entries(style.credentials).every(([name, value]) => received.headers[name] === value);
      if (isSecured && !isKnown) throw new ContractError(401, "Who is this?");
      const { operation } = contract.check(received);
      if (operation.method === "GET") throw new ContractError(404, "There is no such thing.");
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    } catch (error) {
      const answer = contract.respond(error, received);
      const match = contract.match(received.method, received.target);
      if (breakage === undefined && match.kind === "operation") {
        const { path, method } = match.operation;
        answers.push({
          style,
          path,
          method,
          status: answer.status,
          mediaType: answer.headers["content-type"],
          body: answer.body,
        });
      }
      send(breakage === undefined ? answer : broken(answer, breakage, host.model), response);
    }
  });
}

function send(answer: ErrorResponse, to: ServerResponse): void {
  sendNode(answer, to);
}

function broken(answer: ErrorResponse, breakage: Breakage, model: ContractModel): ErrorResponse {
  switch (breakage) {
    case "status":
      return { ...answer, status: 418 };
    case "envelope":
      return { ...answer, body: { oops: "Something went wrong." } };
    case "media type":
      return { ...answer, headers: { ...answer.headers, "content-type": "text/html" } };
    case "code":
      return { ...answer, body: withCode(answer.body, keysOfPointer(model.envelopes[0]?.shape.code ?? "")) };
  }
}

/** The body with a code that no document has. */
function withCode(body: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return typeof body === "number" ? 4_242 : "https://nowhere.example/no-such-code";
  if (Array.isArray(body)) return body.map((item) => withCode(item, rest));
  return { ...(isJson(body) ? body : {}), [key]: withCode(isJson(body) ? body[key] : undefined, rest) };
}
