import { createServer, type Server } from "node:http";
import type { Json } from "@error-contract/contract";
import { ContractError, errorContract, fromNode, sendNode } from "@error-contract/responses";

/**
 * A server of `node:http`.
 *
 * @param document - the OpenAPI document
 * @param pets - names by id
 * @returns the server, not listening yet
 */
export function petsOnNode(document: Json, pets: Map<number, string>): Server {
  const contract = errorContract(document);

  return createServer(async (request, response) => {
    const send = (value: unknown): void => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
    };
    const received = await fromNode(request);
    try {
      const { operation, path, body } = contract.check(received);
      if (operation.operationId === "addPet") return send(body);
      if (operation.operationId === "listPets") return send([...pets.values()]);
      const name = pets.get(Number(path["id"]));
      if (name === undefined) throw new ContractError(404, "There is no such pet.");
      send({ name });
    } catch (error) {
      sendNode(contract.respond(error, received), response);
    }
  });
}
