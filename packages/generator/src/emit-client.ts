/**
 * Writes the client of the API: the five exports of `@error-contract/client`, bound to the API's paths and errors.
 *
 * @param header - the comment the file begins with
 * @param extension - how the file names its neighbors: `.js` or `.ts`
 * @returns the text of `client.ts`
 */
export function emitClient(header: string, extension: ".js" | ".ts"): string {
  return `${header}import {
  type ApiErrorClass,
  type ApiErrorOf,
  type ApiTypes,
  type ClientOptions as AnyClientOptions,
  type CodeOfApi,
  type IsApiError,
  ApiError as AnyApiError,
  type Client as AnyClient,
  createClient as createAnyClient,
  type ErrorDescriptor,
  isApiError as isAnyApiError,
} from "@error-contract/client";
import { type ErrorBody, type ErrorsByCode, errorDescriptor } from "./errors${extension}";
import type { paths } from "./openapi${extension}";

/** What the types of the client know of this API. */
export interface Api extends ApiTypes {
  readonly paths: paths;
  readonly errors: typeof errorDescriptor;
  readonly errorsByCode: ErrorsByCode;
  readonly errorBody: ErrorBody;
}

/** How to reach the API. */
export type ClientOptions = Omit<AnyClientOptions, "errors">;

/** A client of the API. */
export type Client = AnyClient<paths, typeof errorDescriptor>;

/**
 * Creates a client of the API.
 *
 * @param options - the base URL, the token, and what openapi-fetch takes
 * @returns the client: \`GET\`, \`POST\`, ..., \`request\`, \`use\`, \`eject\`
 */
export function createClient(options: ClientOptions): Client {
  return createAnyClient<paths, typeof errorDescriptor>({ ...options, errors: errorDescriptor satisfies ErrorDescriptor });
}

/** A failed call, thrown by \`unwrap\` and \`paginate\`: of any code, or of certain ones. */
export type ApiError<Code extends CodeOfApi<Api> = CodeOfApi<Api>> = ApiErrorOf<Api, Code>;
export const ApiError: ApiErrorClass<Api> = AnyApiError as ApiErrorClass<Api>;

/** Whether something that was caught is an \`ApiError\`, or the one of a certain code. */
export const isApiError: IsApiError<Api> = isAnyApiError as IsApiError<Api>;

export { paginate, retry, unwrap } from "@error-contract/client";
`;
}
