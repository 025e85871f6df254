import { tooManyRequests } from "@error-contract/fastify";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AdmitKey } from "../accounts/key-authenticator.ts";

/** The rate limits, in requests per minute; 0 for none. */
export interface RequestLimits {
  /** Per API key; only requests whose tokens are accepted count. */
  readonly perKey: number;
  /** Per address; every request counts. The IPv6 addresses of a /64 network count as one. */
  readonly perAddress: number;
}

const MINUTE = 60_000;

/**
 * Limits the request rate. Each process counts separately, for the 5,000 keys and the 5,000 addresses that it saw last.
 *
 * @param app - a server that has no routes and hooks yet, so that requests are counted before anything else happens
 * @param limits - the limits
 * @returns a function that counts a request of an API key once its token is accepted, and rejects with a 429 if the key
 * has exceeded its limit
 */
export async function limitRequests(app: FastifyInstance, { perKey, perAddress }: RequestLimits): Promise<AdmitKey> {
  await app.register(rateLimit, { global: false });
  const keys = new WeakMap<FastifyRequest, string>();
  const ofKey = app.createRateLimit({
    max: perKey,
    timeWindow: MINUTE,
    keyGenerator: (request) => keys.get(request) ?? "",
  });
  const ofAddress = app.createRateLimit({ max: perAddress, timeWindow: MINUTE });

  if (perAddress > 0) {
    app.addHook("onRequest", async (request) => {
      const counted = await ofAddress(request);
      if (!counted.isAllowed && counted.isExceeded) throw spent("address", perAddress, counted.ttlInSeconds);
    });
  }
  return async (request, apiKeyId) => {
    if (perKey === 0) return;
    keys.set(request, apiKeyId);
    const counted = await ofKey(request);
    if (!counted.isAllowed && counted.isExceeded) throw spent("API key", perKey, counted.ttlInSeconds);
  };
}

function spent(whose: string, limit: number, seconds: number): Error {
  return tooManyRequests(`This ${whose} may send ${limit.toLocaleString("en")} requests a minute.`, seconds);
}
