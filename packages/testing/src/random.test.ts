import { describe, expect, it } from "vitest";
import { random } from "./random.ts";

const many = 10_000;

describe("random", () => {
  it("makes the same choices for the same seed, and different ones for another", () => {
    const choices = (seed: number) => {
      const { below } = random(seed);
      return Array.from({ length: 20 }, () => below(1_000));
    };
    expect(choices(7)).toEqual(choices(7));
    expect(choices(8)).not.toEqual(choices(7));
  });

  it("chooses every item about equally often, and nothing else", () => {
    const { pick } = random(1);
    const picked = Array.from({ length: many }, () => pick(["a", "b", "c", "d"]));
    const counts = ["a", "b", "c", "d"].map((item) => picked.filter((each) => each === item).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(many);
    for (const count of counts) expect(Math.abs(count - many / 4)).toBeLessThan(many / 40);
  });

  it.each([0, 10, 90, 100])("is true %i times out of a hundred", (percent) => {
    const { chance } = random(2);
    const hits = Array.from({ length: many }, () => chance(percent)).filter(Boolean).length;
    expect(Math.abs(hits / many - percent / 100)).toBeLessThan(0.02);
  });
});
