import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { newEntry } from "../testing/new-entry.ts";
import { curlOf } from "./curl.ts";

/** The arguments that a shell passes to `curl`. */
function argumentsOf(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const output = execFileSync("/bin/sh", ["-c", script], { env: { TOKEN: "t0k3n" } }).toString();
  return output.split("\0").slice(0, -1);
}

describe("the curl line", () => {
  it("sends the method, the URL, the recorded headers and body, and the token from the environment", () => {
    const body = { display_name: "O'Brien $HOME `id`", scopes: ["a"] };
    const entry = newEntry({
      request_method: "POST",
      request_url: "http://127.0.0.1:4010/api-keys?a='b'&c=$d",
      request_headers: { "content-type": "application/json", host: "h", "content-length": "9" },
      request_body: body,
    });
    expect(argumentsOf(curlOf(entry))).toEqual([
      ...["-X", "POST", "http://127.0.0.1:4010/api-keys?a='b'&c=$d"],
      ...["-H", "Authorization: Bearer t0k3n"],
      ...["-H", "content-type: application/json"],
      ...["--data-raw", JSON.stringify(body)],
    ]);
  });

  it("sends a body that is not JSON exactly as recorded", () => {
    const entry = newEntry({ request_method: "PUT", request_headers: {}, request_body: '{"broken\n!' });
    expect(argumentsOf(curlOf(entry)).slice(-2)).toEqual(["--data-raw", '{"broken\n!']);
  });

  it("has neither method nor body for a GET without a body", () => {
    expect(curlOf(newEntry({ request_headers: {} }))).toBe(
      `curl 'http://127.0.0.1:4010/api-keys?limit=20' \\\n  -H "Authorization: Bearer $TOKEN"`,
    );
  });
});
