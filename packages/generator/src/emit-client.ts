import type { ErrorModel } from "./model.ts";

/**
 * Writes the client of the API: the five exports of `@error-contract/client`, bound to the API's paths and errors.
 *
 * @param model - what the document says about its errors
 * @param header - the comment at the top of the file
 * @param extension - the extension of its imports: `.js` or `.ts`
 * @returns the text of `client.ts`
 */
export function emitClient({ descriptor }: ErrorModel, header: string, extension: ".js" | ".ts"): string {
  const problem = descriptor.envelopes.some((envelope) => envelope.problem);
  return `${header}import {
  ApiError as AnyApiError,
  type ApiErrorClass,
  type ApiErrorOf,
  type ApiTypes,
  type Client as AnyClient,
  type ClientOptions as AnyClientOptions,
  type CodeOfApi,
  createClient as createAnyClient,
  type ErrorDescriptor,
  type IsApiError,
  isApiError as isAnyApiError,${problem ? "\n  readProblem," : ""}
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
export type ClientOptions = Omit<AnyClientOptions, "errors" | "readError">;

/** A client of the API. */
export type Client = AnyClient<paths, typeof errorDescriptor>;

/**
 * Creates a client of the API.
 *
 * @param options - the base URL, the token, and what openapi-fetch takes
 * @returns the client: \`GET\`, \`POST\`, ..., \`request\`, \`use\`, \`eject\`
 */
export function createClient(options: ClientOptions): Client {
  const errors = errorDescriptor satisfies ErrorDescriptor;
  return createAnyClient<paths, typeof errorDescriptor>({ ...options, errors${problem ? ", readError: readProblem" : ""} });
}

/** A failed call, thrown by \`unwrap\` and \`paginate\`: of any code, or of certain ones. */
export type ApiError<Code extends CodeOfApi<Api> = CodeOfApi<Api>> = ApiErrorOf<Api, Code>;
export const ApiError: ApiErrorClass<Api> = AnyApiError as unknown as ApiErrorClass<Api>;

/** Whether a caught value is an \`ApiError\`, optionally with a certain code. */
export const isApiError: IsApiError<Api> = isAnyApiError as IsApiError<Api>;

export { paginate, retry, unwrap } from "@error-contract/client";
`;
}
