import { describe, expect, it } from "vitest";
import { covers, hundredsOf, isErrorKey, readStatusKey } from "./status.ts";

describe.each([
  { key: "404", read: { kind: "exact", status: 404 }, hundreds: 4, error: true, covers: [404] },
  { key: "200", read: { kind: "exact", status: 200 }, hundreds: 2, error: false, covers: [200] },
  { key: "4XX", read: { kind: "range", hundreds: 4 }, hundreds: 4, error: true, covers: [400, 404, 499] },
  { key: "5XX", read: { kind: "range", hundreds: 5 }, hundreds: 5, error: true, covers: [500, 599] },
  { key: "default", read: { kind: "default" }, hundreds: undefined, error: true, covers: [400, 404, 499, 500, 599] },
  { key: "4xx", read: { kind: "invalid", hundreds: 4 }, hundreds: 4, error: true, covers: [400, 404, 499] },
  { key: "40X", read: { kind: "invalid", hundreds: 4 }, hundreds: 4, error: true, covers: [400, 404, 499] },
  { key: "600", read: { kind: "invalid", hundreds: undefined }, hundreds: undefined, error: false, covers: undefined },
  { key: "ok", read: { kind: "invalid", hundreds: undefined }, hundreds: undefined, error: false, covers: undefined },
])("the key $key of responses", ({ key, read, hundreds, error, covers: covered }) => {
  const status = readStatusKey(key);
  it("is parsed", () => expect(status).toEqual(read));
  it("has its class", () => expect(hundredsOf(status)).toBe(hundreds));
  it(`is ${error ? "an" : "not an"} error beside a success`, () =>
    expect(isErrorKey(status, [status, readStatusKey("201")])).toBe(error));
  if (covered) {
    it("covers the statuses it stands for, and no others", () =>
      expect([200, 400, 404, 499, 500, 599].filter((each) => covers(status, each))).toEqual(covered));
  }
});

describe("default", () => {
  const isError = (...keys: readonly string[]): boolean =>
    isErrorKey(readStatusKey("default"), keys.map(readStatusKey));
  it("is not an error on its own: it may be the success", () => expect(isError("default")).toBe(false));
  it("is not an error beside errors alone", () => expect(isError("default", "404", "5XX")).toBe(false));
  it("is an error beside a range of successes or a redirect", () => {
    expect(isError("default", "2XX")).toBe(true);
    expect(isError("default", "302")).toBe(true);
  });
});
