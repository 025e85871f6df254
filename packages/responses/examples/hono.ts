import type { Json } from "@error-contract/contract";
import { type CheckedRequest, ContractError, errorContract, fromFetch, toFetch } from "@error-contract/responses";
import { Hono } from "hono";

/**
 * A Hono app: one middleware, `notFound` and `onError`.
 *
 * @param document - the OpenAPI document
 * @param pets - names by id
 * @returns the app
 */
export function petsOnHono(document: Json, pets: Map<number, string>): Hono<{ Variables: { input: CheckedRequest } }> {
  const contract = errorContract(document);
  const app = new Hono<{ Variables: { input: CheckedRequest } }>();

  app.use(async (context, next) => {
    context.set("input", contract.check(await fromFetch(context.req.raw)));
    await next();
  });

  app.get("/pets", (context) => context.json([...pets.values()]));
  app.post("/pets", (context) => context.json(context.get("input").body as object));
  app.get("/pets/:id", (context) => {
    const name = pets.get(Number(context.get("input").path["id"]));
    if (name === undefined) throw new ContractError(404, "There is no such pet.");
    return context.json({ name });
  });

  app.onError((error, { req: { raw } }) => {
    const { pathname, search } = new URL(raw.url);
    const headers = Object.fromEntries(raw.headers);
    return toFetch(contract.respond(error, { method: raw.method, target: pathname + search, headers }));
  });
  return app;
}
