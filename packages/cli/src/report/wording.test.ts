import { expect, it } from "vitest";
import { gain, scoreChange, some } from "./wording.ts";
import { wrap } from "./wrap.ts";

it.each([
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c", "d"], "a, b, c and d"],
  [["a", "b", "c", "d", "e"], "a, b, c and 2 more"],
])("%j is written as %s, never with just one more", (names, text) => {
  expect(some(names)).toBe(text);
});

it.each([
  [12.34, "+12.3"],
  [0.05, "+0.1"],
  [0.01, "+<0.1"],
])("a gain of %d is written as %s", (points, text) => {
  expect(gain(points)).toBe(text);
});

it("a change of score says whether it rose, fell or stayed the same", () => {
  expect(scoreChange({ before: 4, after: 4 })).toBe("is unchanged at 4");
  expect(scoreChange({ before: 5, after: 4 })).toBe("fell from 5 to 4");
  expect(scoreChange({ before: 4, after: 5 })).toBe("rose from 4 to 5");
});

it("a text breaks between words, and a word longer than a line is not broken", () => {
  expect(wrap("one two /a/very/long/path three", 8)).toEqual(["one two", "/a/very/long/path", "three"]);
});

it("leaves room for a label in the first line", () => {
  expect(wrap("one two three four", 13, 7)).toEqual(["one two", "three four"]);
});
