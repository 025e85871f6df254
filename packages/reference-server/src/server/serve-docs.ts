import type { ErrorSite } from "@error-contract/docs/serve";
import { ContractError } from "@error-contract/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";

const PATHS = ["/docs", "/docs/*", "/errors", "/errors/*", "/llms.txt", "/llms-full.txt"];

/** Keeps browsers from guessing another type for a page, and from showing it inside another site. */
const PROTECTION = { "x-content-type-options": "nosniff", "x-frame-options": "DENY" };

/**
 * Serves the documentation: the reference, and a page for every error code, to which `/` redirects.
 *
 * @param app - the server
 * @param site - answers requests for documentation
 */
export function serveDocs(app: FastifyInstance, site: ErrorSite): void {
  for (const url of ["/", ...PATHS]) {
    const method = app.supportedMethods.filter((each) => each !== "GET" && each !== "HEAD");
    const refuse = async ({ raw }: FastifyRequest): Promise<never> => {
      // The router takes the asterisk of `OPTIONS *` for a wildcard.
      if (raw.url === "*") throw new ContractError(404, "There is nothing at this path.");
      throw new ContractError(405, "This path supports GET, HEAD.", { headers: { allow: "GET, HEAD" } });
    };
    app.route({ method, url, onRequest: refuse, handler: refuse });
  }
  app.get("/", { exposeHeadRoute: true }, (_request, reply) => reply.redirect("/errors/"));
  for (const url of PATHS) {
    app.get(url, { exposeHeadRoute: true }, (request, reply) => {
      const [path = "/"] = request.url.split("?");
      const answer = site({ path, headers: request.headers });
      if (answer === undefined) return reply.callNotFound();
      // Bypasses the plugin, which makes errors conform to the document: the 404 of an unknown code is for people.
      reply.hijack();
      reply.raw
        .writeHead(answer.status, { ...answer.headers, ...PROTECTION })
        .end(request.method === "HEAD" ? undefined : answer.body);
    });
  }
}
