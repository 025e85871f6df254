/**
 * The program of a user who installed the packages: it uses each of them once.
 *
 * @param port - the port that its server listens on
 * @returns the text of an ES module, which prints what `strangersResult` returns, as JSON
 */
export function strangersProgram(port: number): string {
  return `
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createClient } from "@error-contract/api";
import { ApiError } from "@error-contract/client";
import { readErrorContract } from "@error-contract/contract";
import { generate } from "@error-contract/generator";
import { lint } from "@error-contract/ruleset";
import { ContractError, fastifyErrorContract, serverOptions } from "@error-contract/fastify";
import * as responses from "@error-contract/responses";
import Fastify from "fastify";

const path = createRequire(import.meta.url).resolve("@error-contract/spec/openapi.json");
const document = JSON.parse(await readFile(path, "utf8"));
const baseUrl = "http://127.0.0.1:${port}";
const server = Fastify(serverOptions());
await server.register(fastifyErrorContract, {
  document,
  documentationUrl: (code) => "https://example.com/" + code,
  authenticator: { async authenticate() { throw new ContractError(401, "Nobody may."); } },
  handlers: {},
});
await server.listen({ host: "127.0.0.1", port: ${port} });
const { status, error } = await createClient({ baseUrl }).GET("/api-logs");
const wrongMethod = await fetch(baseUrl + "/api-logs", { method: "DELETE" });
await server.close();
await generate({ document: path, outDir: "generated-${port}", source: "openapi.json", command: "none" });
console.log(JSON.stringify({
  node: process.version.split(".")[0],
  known: readErrorContract(document).codes.some(({ code }) => code === error.code),
  findings: lint(document, { preset: "strict" }),
  refused: [status, error.code],
  allow: wrongMethod.headers.get("allow"),
  shared: responses.ContractError === ContractError && ApiError.name === "ApiError",
  generated: (await readFile("generated-${port}/errors.ts", "utf8")).includes("duplicate_record"),
}));
`;
}

/**
 * The expected output of the program.
 *
 * @param major - the version of Node that ran it: `20`
 * @returns the value, before JSON serialization
 */
export function strangersResult(major: string): unknown {
  return {
    node: `v${major}`,
    known: true,
    findings: [],
    refused: [401, "unauthorized"],
    allow: "GET",
    shared: true,
    generated: true,
  };
}
