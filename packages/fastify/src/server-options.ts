import type { Server } from "node:http";
import { LARGEST_BODY } from "@error-contract/responses";
import type { FastifyHttpOptions, FastifyReply, FastifyRequest } from "fastify";
import { newContext } from "./request-context.ts";

/** How long a request may take to arrive, in milliseconds. */
const SLOWEST_REQUEST = 60_000;

/**
 * Options for `Fastify({ ...serverOptions(), ... })`. Fastify and Node give some answers before any plugin is asked; with these they
 * leave them to the plugin.
 *
 * @returns the options; what they set is needed for every answer to be one of the document
 * @example const app = Fastify({ ...serverOptions(), logger: true });
 */
export function serverOptions(): FastifyHttpOptions<Server> {
  return {
    bodyLimit: LARGEST_BODY,
    requestTimeout: SLOWEST_REQUEST,
    // A request that comes while the server closes is answered like any other.
    return503OnClosing: false,
    requestIdHeader: false,
    exposeHeadRoutes: false,
    http: {
      // A request without `Host` is answered by the plugin; Node would send an empty 400.
      requireHostHeader: false,
      // Whatever flags Node was started with: a request that others read in another way hides a second one.
      insecureHTTPParser: false,
    },
    // No part of a path is longer than Node lets the whole be.
    routerOptions: { maxParamLength: 100_000 },
    frameworkErrors: (error, request, reply) => {
      // No hook has run.
      request.errorContract = newContext();
      // The types of a server with default options; the plugin needs no others.
      request.server.errorHandler(error, request as FastifyRequest, reply as FastifyReply);
    },
  };
}
