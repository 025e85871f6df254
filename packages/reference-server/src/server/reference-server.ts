import { errorPageUrl, type Json } from "@error-contract/contract";
import { docsSite } from "@error-contract/docs/serve";
import {
  badRequest,
  type ContractError,
  fastifyErrorContract,
  serverOptions,
  upstreamFailed,
  upstreamLate,
} from "@error-contract/fastify";
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { evenOutRefusals } from "../accounts/even-refusals.ts";
import { keyAuthenticator } from "../accounts/key-authenticator.ts";
import type { KeyCaller } from "../accounts/key-caller.ts";
import { keyDirectory } from "../accounts/key-directory.ts";
import type { Database } from "../database/database.ts";
import { DatabaseLate, DatabaseUnavailable } from "../database/errors.ts";
import { limitRequests, type RequestLimits } from "../limits/request-limits.ts";
import { type ErrorLogOptions, openErrorLog } from "../log/open-error-log.ts";
import { apiKeyOperations, asDuplicate } from "../operations/api-keys.ts";
import { apiLogOperations } from "../operations/api-logs.ts";
import type { Operations } from "../operations/operations.ts";
import { BadCursor } from "../paging/cursor.ts";
import { measure } from "./metrics.ts";
import { metricsServer } from "./metrics-server.ts";
import { readiness } from "./readiness.ts";
import { recordIn } from "./record-in.ts";
import { scopesOf } from "./scopes.ts";
import { serveConsole } from "./serve-console.ts";
import { serveDocs } from "./serve-docs.ts";
import { serveHealth } from "./serve-health.ts";
import type { Telemetry } from "./telemetry-sdk.ts";

/** What the reference server is made of. */
export interface ReferenceServerOptions {
  /** `spec/dist/openapi.json`, parsed. */
  readonly document: Json;
  readonly database: Database;
  /** The URL at which callers reach the API, without a trailing slash. */
  readonly baseUrl: string;
  /** The rendered reference; without it, `/docs` is a 404. */
  readonly docs?: string;
  /** The built console, by path; without it, `/console/` is a 404. */
  readonly consoleFiles?: ReadonlyMap<string, string>;
  readonly logger?: FastifyServerOptions["logger"];
  /** How the error log behaves. */
  readonly errorLog?: Omit<ErrorLogOptions, "logger">;
  /** Where `/metrics` is served, on a port of its own. Default nowhere. */
  readonly metrics?: { readonly host: string; readonly port: number } | undefined;
  /** Where spans and client errors are sent. Closing the server closes it. Default nowhere. */
  readonly telemetry?: Telemetry | undefined;
  /** Whether client errors are recorded. Default true; false to measure the cost of recording. */
  readonly record?: boolean;
  /** How many requests are admitted. Default no limit. */
  readonly limits?: RequestLimits;
  /** Once aborted, `/readyz` reports that the server is closing. This does not close the server. */
  readonly closing?: AbortSignal;
  /** Which proxies are trusted to state where a request comes from; see Fastify's `trustProxy`. Default none. */
  readonly trustProxy?: string;
}

/**
 * Builds the reference server: the document's operations, the reference at `/docs`, a page for each error at
 * `/errors/`, the console at `/console/`, `/healthz` and `/readyz`.
 *
 * @param options - what it is made of. Closing the server writes all waiting entries, and leaves the database open.
 * @returns a Fastify server that does not listen yet
 * @example const app = await referenceServer({ document, database, baseUrl: "http://127.0.0.1:4010" });
 */
export async function referenceServer(options: ReferenceServerOptions): Promise<FastifyInstance> {
  const { document, database, baseUrl, docs, consoleFiles, telemetry, logger = false, record = true, limits } = options;
  const app = Fastify({
    ...serverOptions(),
    logger,
    trustProxy: options.trustProxy ?? false,
    // Each refusal and each failure has a log line of its own; a line for every successful request helps nobody.
    logController: new LogController({ disableRequestLogging: true }),
  });
  telemetry?.observe(app);
  app.addHook("onClose", () => telemetry?.close());
  const log = openErrorLog(database, { ...options.errorLog, logger: app.log });
  app.addHook("onClose", () => log.close());
  const keys = keyDirectory(database);
  app.addHook("onClose", () => keys.close());
  evenOutRefusals(app);
  const measured = options.metrics && measure(app, log, database);
  const admit = limits && (await limitRequests(app, limits));
  await app.register(fastifyErrorContract<Operations, KeyCaller>, {
    document,
    handlers: {
      ...apiKeyOperations({ database, keys, baseUrl, everyScope: scopesOf(document) }),
      ...apiLogOperations(log),
    },
    documentationUrl: (code) => errorPageUrl(baseUrl, code),
    authenticator: keyAuthenticator(keys, baseUrl, admit),
    challenge: 'Bearer realm="error-contract"',
    ...(record && { record: recordIn(log, baseUrl, { telemetry, measured }) }),
    translate,
  });
  const ready = readiness(database, log, options.closing);
  serveHealth(app, ready);
  if (measured !== undefined) {
    const monitor = metricsServer(measured.registry, ready);
    app.addHook("onClose", () => monitor.close());
    await monitor.listen(options.metrics);
  }
  if (consoleFiles) serveConsole(app, { files: consoleFiles, document, baseUrl, hasReference: docs !== undefined });
  serveDocs(app, docsSite({ document, baseUrl, reference: docs, clientModule: "@error-contract/api" }));
  return app;
}

/** How soon a database that is away may be back, in seconds. The server probes it more often than that. */
const RETRY_AFTER = 1;

function translate(error: unknown): ContractError | undefined {
  if (error instanceof DatabaseLate) return upstreamLate(error, RETRY_AFTER);
  if (error instanceof DatabaseUnavailable) return upstreamFailed(error, RETRY_AFTER);
  if (error instanceof BadCursor) {
    const message = "Expected a cursor from a page of this list.";
    return badRequest([{ location: "query", pointer: "/cursor", message, type: "malformed" }]);
  }
  return asDuplicate(error);
}
