import type { MaybeOptionalInit } from "openapi-fetch";
import type { ErrorDescriptor } from "./descriptor.ts";
import type { Result } from "./result.ts";
import type { RetryPolicy } from "./retry.ts";

/**
 * TRACE is left out, because `fetch` forbids it. Its property keeps openapi-fetch's own type, from which openapi-react-query
 * infers which `paths` a client is for.
 */
type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch";

/** The calls of a client: one for each HTTP method, and `request` for a method that is known only at run time. */
export type Methods<Paths, Described extends ErrorDescriptor> = {
  readonly [Method in HttpMethod as Uppercase<Method>]: Call<Paths, Method, Described>;
} & { readonly request: Request<Paths, Described> };

type Call<Paths, Method extends HttpMethod, Described extends ErrorDescriptor> = <
  Path extends PathsWith<Paths, Method>,
  Init extends InitOf<Paths[Path], Method>,
>(
  path: Path,
  ...init: InitParam<Init>
) => Promise<Result<Paths[Path][Method & keyof Paths[Path]], Init, Described>>;

type Request<Paths, Described extends ErrorDescriptor> = <
  Method extends HttpMethod,
  Path extends PathsWith<Paths, Method>,
  Init extends InitOf<Paths[Path], Method>,
>(
  method: Method,
  path: Path,
  ...init: InitParam<Init>
) => Promise<Result<Paths[Path][Method & keyof Paths[Path]], Init, Described>>;

type InitOf<Item, Method> = MaybeOptionalInit<Item, Method & keyof Item>;

type PathsWith<Paths, Method extends HttpMethod> = {
  [Path in keyof Paths]: Paths[Path] extends { [Key in Method]: unknown } ? Path : never;
}[keyof Paths];

/** Like openapi-fetch's: optional if nothing in it is required, and open to further properties. */
type InitParam<Init> = Record<never, never> extends Init ? [(Init & Extras)?] : [Init & Extras];

interface Extras {
  /** The retry policy for this call, in place of the client's; `false` never retries. */
  readonly retry?: RetryPolicy | false;
  readonly [extra: string]: unknown;
}
