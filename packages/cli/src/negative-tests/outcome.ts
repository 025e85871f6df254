import { readBody } from "@error-contract/contract";
import type { NegativeTest } from "@error-contract/generator";
import type { Ran } from "./respect.ts";

/** A test and what became of it, as `--format json` has it. */
export interface Outcome {
  readonly id: string;
  /** `GET /pets/{id}`. */
  readonly target: string;
  /** What is wrong with the request. */
  readonly wrong: string;
  /** Empty statuses stand for any from 400 to 499. */
  readonly expected: { readonly statuses: readonly number[]; readonly codes: readonly (string | number)[] };
  readonly passed: boolean;
  /** `null` when nothing was answered. */
  readonly got: { readonly status: number; readonly code: string | number | null } | null;
  readonly problems: readonly string[];
}

/**
 * Puts together what was expected of a test and what came.
 *
 * @param test - the test
 * @param ran - what became of it; `undefined` when it was not run
 * @returns plain data
 */
export function outcomeOf({ id, target, wrong, expected }: NegativeTest, ran: Ran | undefined): Outcome {
  const { statuses, codes, envelope } = expected;
  const response = ran?.response;
  const code = envelope && response ? readBody(envelope.shape, response.body).code : undefined;
  return {
    id,
    target,
    wrong,
    expected: { statuses, codes },
    passed: ran !== undefined && ran.problems.length === 0,
    got: response ? { status: response.statusCode, code: code ?? null } : null,
    problems: ran ? ran.problems : ["not run"],
  };
}
