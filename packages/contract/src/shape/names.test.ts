import { describe, expect, it } from "vitest";
import { readErrorContract } from "../contract.ts";
import { promiseOf, ROLE_NAMES } from "./names.ts";

describe("the name of a property", () => {
  it.each(["message", "errorText", "fault_string", "ErrDetail", "exceptionReason", "userFacingMsg"])(
    "%s suggests a message",
    (name) => {
      expect(promiseOf(ROLE_NAMES.message, name)).toBeGreaterThan(0);
      const schema = { type: "object", properties: { errorType: { enum: ["gone"] }, [name]: { type: "string" } } };
      const responses = { 200: {}, 404: { description: "", content: { "application/json": { schema } } } };
      const { envelopes } = readErrorContract({ openapi: "3.1.0", paths: { "/a": { get: { responses } } } });
      expect(envelopes.map(({ shape }) => shape)).toEqual([{ code: "/errorType", message: `/${name}` }]);
    },
  );

  it.each(["context", "string", "errorDetails", "hostname"])("%s does not suggest a message", (name) => {
    expect(promiseOf(ROLE_NAMES.message, name)).toBe(0);
  });
});
