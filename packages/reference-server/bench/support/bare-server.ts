import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import { importJWK, jwtVerify } from "jose";
import type { Database } from "../../src/database/database.ts";
import { BASE_URL } from "../../src/testing/test-server.ts";
import { accountId, type Caller } from "./callers.ts";

interface Row {
  readonly id: string;
  readonly display_name: string;
  readonly external_identifier: string | null;
  readonly scopes: readonly string[];
  readonly restricted: boolean;
  readonly locked: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const query = `select id, display_name, external_identifier, scopes, restricted, locked, created_at, updated_at
   from error_contract.api_keys where account_id = $1 and deleted_at is null and restricted
  order by created_at desc, id desc limit $2`;

/**
 * Creates a hand-written server for `GET /api-keys`, as fast as Fastify can make it: bare Fastify with its log (pino),
 * a token check by jose with keys that are in memory and never looked up again, Fastify's own validation, one query,
 * and the same bodies as the reference server. It keeps no error log.
 *
 * @param database - the database with the keys
 * @param callers - the keys whose tokens it accepts
 * @returns the server
 */
export async function bareServer(database: Database, callers: readonly Caller[]): Promise<FastifyInstance> {
  const keys = new Map(
    await Promise.all(callers.map(async (caller) => [caller.id, await importJWK(caller.publicKey, "ES256")] as const)),
  );
  const app = Fastify({ logger: true, requestIdHeader: "x-request-id", genReqId: () => crypto.randomUUID() });

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.validation ? 400 : (error.statusCode ?? 500);
    const details = (error.validation ?? []).map(({ instancePath }) => ({
      location: "query",
      pointer: instancePath,
      message: "Expected a whole number from 1 to 100.",
      type: "out_of_range",
    }));
    return reply
      .code(status)
      .header("x-request-id", request.id)
      .send({
        type: "error",
        code: "bad_request",
        status,
        message: "The request has 1 fault; see details.",
        details,
        request_id: request.id,
        documentation_url: `${BASE_URL}/errors/bad_request`,
      });
  });

  app.get<{ Querystring: { limit: number } }>("/api-keys", {
    schema: {
      querystring: {
        type: "object",
        properties: {
          limit: { type: "integer", minimum: 1, maximum: 100, default: 20 },
          cursor: { type: "string", maxLength: 1000 },
          external_identifier: { type: "string", maxLength: 200 },
        },
        additionalProperties: false,
      },
    },
    async onRequest(request) {
      const token = request.headers.authorization?.slice("Bearer ".length) ?? "";
      const { payload } = await jwtVerify(
        token,
        ({ kid }) => {
          const key = keys.get(kid ?? "");
          if (key === undefined) throw Object.assign(new Error("unknown key"), { statusCode: 401 });
          return key;
        },
        { algorithms: ["ES256"], audience: BASE_URL, requiredClaims: ["iat", "exp", "scopes"] },
      );
      if (!(payload["scopes"] as readonly string[]).includes("api-keys.read")) {
        throw Object.assign(new Error("scope missing"), { statusCode: 403 });
      }
    },
    async handler(request, reply) {
      const rows = await database.query<Row>(query, [accountId, request.query.limit + 1]);
      reply.header("x-request-id", request.id);
      return {
        items: rows.slice(0, request.query.limit).map((row) => ({
          type: "api-key",
          id: row.id,
          display_name: row.display_name,
          external_identifier: row.external_identifier,
          scopes: row.scopes,
          restricted: row.restricted,
          locked: row.locked,
          created_at: row.created_at.toISOString(),
          updated_at: row.updated_at.toISOString(),
        })),
        next_cursor: null,
        previous_cursor: null,
      };
    },
  });
  return app;
}
