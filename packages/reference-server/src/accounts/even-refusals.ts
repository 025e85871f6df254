import type { FastifyInstance } from "fastify";

/** More than the time to look up a key, verify a signature and write to the error log, in milliseconds. */
const LEAST = 25;

/**
 * Sends no 401 earlier than `LEAST`. A refusal is recorded only if the key that its token names exists, and the time of
 * that write would otherwise reveal which keys exist.
 *
 * @param app - the server, before it has routes
 */
export function evenOutRefusals(app: FastifyInstance): void {
  app.addHook("onSend", (_, reply, payload, done) => {
    const left = reply.statusCode === 401 ? LEAST - reply.elapsedTime : 0;
    if (left > 0) setTimeout(done, Math.ceil(left), null, payload);
    else done(null, payload);
  });
}
