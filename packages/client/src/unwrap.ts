import { ApiError } from "./api-error.ts";
import type { AnyResult, Success } from "./result.ts";

/**
 * The data of a successful result.
 *
 * @example
 * type Tea = DataOf<Result<paths["/teas/{name}"]["get"]>>;
 */
export type DataOf<Result extends AnyResult> = Result extends Success<number, infer Data> ? Data : never;

/**
 * Resolves to the data of a call, or throws.
 *
 * @param call - the call, or its result
 * @returns the data
 * @throws {ApiError} when the call failed
 * @example
 * const tea = await unwrap(api.GET("/teas/{name}", { params: { path: { name: "oolong" } } }));
 */
export async function unwrap<Result extends AnyResult>(call: Result | Promise<Result>): Promise<DataOf<Result>> {
  const result: AnyResult = await call;
  if (!result.ok) throw new ApiError(result);
  return result.data as DataOf<Result>; // known to be a success
}
