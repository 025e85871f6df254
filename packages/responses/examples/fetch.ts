import type { Json } from "@error-contract/contract";
import { ContractError, errorContract, fromFetch, toFetch } from "@error-contract/responses";

/**
 * A handler for anything that speaks Fetch: Deno, Bun, Workers, a service worker.
 *
 * @param document - the OpenAPI document
 * @param pets - names by id
 * @returns from `Request` to `Response`
 */
export function petsOnFetch(document: Json, pets: Map<number, string>): (request: Request) => Promise<Response> {
  const contract = errorContract(document);

  return async (request) => {
    const received = await fromFetch(request);
    try {
      const { operation, path, body } = contract.check(received);
      if (operation.operationId === "addPet") return Response.json(body);
      if (operation.operationId === "listPets") return Response.json([...pets.values()]);
      const name = pets.get(Number(path["id"]));
      if (name === undefined) throw new ContractError(404, "There is no such pet.");
      return Response.json({ name });
    } catch (error) {
      return toFetch(contract.respond(error, received));
    }
  };
}
