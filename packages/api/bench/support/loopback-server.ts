import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort } from "node:worker_threads";

// Runs in its own thread, so that the server's work does not count as the client's. A POST returns a 409, anything else a page of
// keys.

const at = "2026-03-01T00:00:00.000Z";
const key = {
  type: "api-key",
  id: "57f0b3c6-1d8a-4c95-a2e7-90d4f6b8e213",
  display_name: "Billing",
  external_identifier: "billing",
  scopes: ["api-logs.read"],
  restricted: false,
  locked: false,
  created_at: at,
  updated_at: at,
};
const page = JSON.stringify({ items: Array.from({ length: 20 }, () => key), next_cursor: null, previous_cursor: null });
const conflict = JSON.stringify({
  type: "error",
  code: "duplicate_record",
  status: 409,
  message: "Another API key has this external identifier.",
  details: [{ location: "body", pointer: "/external_identifier", message: "Taken.", type: "already_exists" }],
  request_id: "d90b3e58-6f27-4c1a-8b94-e5a7c2f01d36",
  documentation_url: "https://docs.example/#/error-catalogue/duplicate_record",
});

const server = createServer((request, response) => {
  request.resume();
  const [status, text] = request.method === "POST" ? ([409, conflict] as const) : ([200, page] as const);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  response.writeHead(status, headers).end(text);
});
server.listen(0, "127.0.0.1", () => parentPort?.postMessage((server.address() as AddressInfo).port));
