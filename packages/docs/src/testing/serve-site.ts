import { createServer } from "node:http";
import { type Listening, listening } from "@error-contract/testing/listening";
import { type DocsSiteOptions, docsSite } from "../serve/docs-site.ts";

/**
 * Serves the documentation of a document on a free port.
 *
 * @param options - the document and its reference
 * @returns the server; dispose of it
 */
export async function serveSite(options: Omit<DocsSiteOptions, "baseUrl">): Promise<Listening> {
  const server = createServer();
  const listened = await listening(server);
  const site = docsSite({ ...options, baseUrl: listened.url });
  server.on("request", ({ url: target = "/", headers }, response) => {
    const answer = site({ path: target.split("?")[0] ?? "/", headers });
    response.writeHead(answer?.status ?? 404, answer?.headers).end(answer?.body);
  });
  return listened;
}
