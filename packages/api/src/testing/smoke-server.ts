import { readFile } from "node:fs/promises";
import { serve, type TestServer } from "../../../client/src/testing/serve.ts";
import { sendError, sendJson } from "./answers.ts";

/**
 * Serves the API that `smoke.ts` calls, and a page from which a browser calls it.
 *
 * @param bundle - the file with the page's script
 * @returns the running server
 */
export async function serveSmoke(bundle: string): Promise<TestServer> {
  let failed = false;
  return await serve(async ({ method, url = "", headers }, response) => {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    switch (pathname) {
      case "/":
        return response.setHeader("content-type", "text/html").end("<title>Smoke</title>");
      case "/bundle.js":
        return response.setHeader("content-type", "text/javascript").end(await readFile(bundle));
      case "/api-keys":
        if (method === "POST") return sendError(response, "duplicate_record");
        if (headers.authorization !== "Bearer new") return sendError(response, "unauthorized");
        return sendJson(response, 200, { items: [] });
      case "/api-keys/a":
        failed = !failed;
        return failed ? sendError(response, "bad_gateway") : sendJson(response, 200, {});
      case "/api-logs":
        return sendJson(
          response,
          200,
          searchParams.has("cursor") ? { items: ["b"] } : { items: ["a"], next_cursor: "2" },
        );
      case "/api-log-groups":
        return response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
      default: // never responds
    }
  });
}
