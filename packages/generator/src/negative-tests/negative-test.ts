import type { Operation } from "@error-contract/contract";
import type { Step } from "./arazzo.ts";
import type { Expectation } from "./expectation.ts";

/** A test: a list of requests, the last of which must be rejected. */
export interface NegativeTest {
  /** A unique name of letters, digits, `-` and `_`. */
  readonly id: string;
  /** What is wrong with the request, in words. */
  readonly wrong: string;
  /** The operation that is tested; `undefined` for a request that no operation describes. */
  readonly operation: Operation | undefined;
  /** The method and the path: `GET /pets/{id}`. */
  readonly target: string;
  readonly expected: Expectation;
  /** The names of the inputs that it needs, such as `token`. */
  readonly inputs: readonly string[];
  readonly steps: readonly Step[];
}
