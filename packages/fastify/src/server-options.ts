import type { Server } from "node:http";
import { LARGEST_BODY } from "@error-contract/responses";
import type { FastifyHttpOptions, FastifyReply, FastifyRequest } from "fastify";
import { newContext } from "./request-context.ts";

/** How long a request may take to arrive, in milliseconds. */
const SLOWEST_REQUEST = 60_000;

/**
 * Returns the server options that the plugin needs. By default, Fastify and Node send some responses before any plugin runs; with
 * these options the plugin sends them, as the document describes.
 *
 * @returns options to spread into those of `Fastify`, before your own
 * @example const app = Fastify({ ...serverOptions(), logger: true });
 */
export function serverOptions(): FastifyHttpOptions<Server> {
  return {
    bodyLimit: LARGEST_BODY,
    requestTimeout: SLOWEST_REQUEST,
    // A request that arrives while the server closes is handled like any other.
    return503OnClosing: false,
    requestIdHeader: false,
    exposeHeadRoutes: false,
    http: {
      // The plugin responds to a request without `Host`; Node would send an empty 400.
      requireHostHeader: false,
      // Overrides Node's flags: a request that a proxy parses differently can smuggle a second one.
      insecureHTTPParser: false,
    },
    // No path segment is longer than Node allows for the whole target.
    routerOptions: { maxParamLength: 100_000 },
    frameworkErrors: (error, request, reply) => {
      // No hook has run yet, so there is no context.
      request.errorContract = newContext();
      // The types of a server with default options, which the plugin needs.
      request.server.errorHandler(error, request as FastifyRequest, reply as FastifyReply);
    },
  };
}
