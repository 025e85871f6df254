import { describe, expect, it } from "vitest";
import { readErrorContract } from "../src/index.ts";
import { styles } from "./styles.ts";

describe("the style of a document is read without being told", () => {
  it.each(styles)("$name", ({ document, code, codes, status, message, details }) => {
    const model = readErrorContract(document);
    const [envelope] = model.envelopes;
    expect(envelope?.shape.code).toBe(code);
    expect(model.codes.map((entry) => entry.code)).toEqual(codes);
    if (status !== undefined) expect(envelope?.shape.status).toBe(status);
    if (message !== undefined) expect(envelope?.shape.message).toBe(message);
    if (details !== undefined) expect(envelope?.shape.details?.at).toBe(details);
    expect(model.envelopes).toHaveLength(1);
  });
});
