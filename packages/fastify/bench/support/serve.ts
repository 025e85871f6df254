/** A service for `plugin-speed.ts`, with the plugin or on bare Fastify. Argument: `plugin` or `bare`. */

import { STYLES } from "@error-contract/responses/testing";
import Fastify from "fastify";
import { fastifyErrorContract, serverOptions } from "../../src/index.ts";

const [side] = process.argv.slice(2);
const { document } = STYLES.find(({ name }) => name.startsWith("a nested code")) ?? { document: {} };
const app = Fastify(serverOptions());

if (side === "plugin") {
  await app.register(fastifyErrorContract, {
    document,
    handlers: {
      listPets: async () => ({ status: 200, body: ["Rex"] }),
      getPet: async () => ({ status: 200, body: { name: "Rex" } }),
      addPet: async ({ body }) => ({ status: 200, body }),
    },
  });
} else {
  // A hand-written handler for the same kind of response.
  app.setErrorHandler((error: Error, _, reply) => {
    const message = error.message.slice(0, 60);
    return reply.code(400).send({ error: { code: "invalid_request", message, type: "invalid_request_error" } });
  });
  const querystring = { type: "object", properties: { limit: { type: "integer", maximum: 100 } } };
  app.get("/pets", { schema: { querystring } }, async () => ["Rex"]);
}
process.send?.(await app.listen({ port: 0, host: "127.0.0.1" }));
process.once("SIGTERM", async () => {
  await app.close();
  process.disconnect();
});
