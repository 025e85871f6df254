import type { FastifyInstance } from "fastify";

/** More than it takes to look a key up, to verify a signature and to write to the error log, in milliseconds. */
const LEAST = 25;

/**
 * Sends every 401 the same time after its request came. A refusal is recorded for the owner of the key that its token names, and only
 * for a key that exists: how long that takes would tell which keys there are.
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
