import type { Json } from "@error-contract/contract";
import { ContractError, errorContract, fromNode, sendNode } from "@error-contract/responses";
import express, { type ErrorRequestHandler, type Express } from "express";

/**
 * An Express app: one middleware before the routes, one after them.
 *
 * @param document - the OpenAPI document
 * @param pets - names by id
 * @returns the app
 */
export function petsOnExpress(document: Json, pets: Map<number, string>): Express {
  const contract = errorContract(document);
  const app = express();

  app.use(async (request, response, next) => {
    response.locals["input"] = contract.check(await fromNode(request));
    next();
  });

  app.get("/pets", (_, response) => void response.json([...pets.values()]));
  app.post("/pets", (_, response) => void response.json(response.locals["input"].body));
  app.get("/pets/:id", (_, response) => {
    const name = pets.get(response.locals["input"].path.id);
    if (name === undefined) throw new ContractError(404, "There is no such pet.");
    response.json({ name });
  });

  const answer: ErrorRequestHandler = (error, { method, originalUrl, headers }, response, _next) => {
    sendNode(contract.respond(error, { method, target: originalUrl, headers }), response);
  };
  return app.use(answer);
}
