import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type DocsSiteOptions, docsSite } from "../serve/docs-site.ts";

/** A documentation server of a test. */
export interface ServedSite extends AsyncDisposable {
  readonly url: string;
}

/**
 * Serves the documentation of a document on a free port.
 *
 * @param options - the document and its reference
 * @returns the server; dispose of it
 */
export async function serveSite(options: Omit<DocsSiteOptions, "baseUrl">): Promise<ServedSite> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site = docsSite({ ...options, baseUrl: url });
  server.on("request", ({ url: target = "/", headers }, response) => {
    const answer = site({ path: target.split("?")[0] ?? "/", headers });
    response.writeHead(answer?.status ?? 404, answer?.headers).end(answer?.body);
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
