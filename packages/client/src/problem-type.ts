/**
 * Reads the code of problem details. It is a parameter, so that only clients of APIs with problem details have it in their bundle.
 *
 * @example
 * const asSent: ProblemType = (type) => String(type);
 */
export type ProblemType = (sent: unknown, listed: object, response: Response) => string;

/**
 * The type of problem details, as RFC 9457 defines it: one that is missing or no string is `about:blank`, and a relative
 * reference is resolved against the URL of the request.
 *
 * @param sent - the `type` in the body
 * @param listed - the types that the API's description lists, as keys, which may be relative as well
 * @param response - the response that the body came with
 * @returns the type as it is listed; otherwise as an absolute URI
 * @example
 * const api = createClient<paths, typeof errorDescriptor>({ baseUrl, errors: errorDescriptor, problemType });
 */
export function problemType(sent: unknown, listed: object, response: Response): string {
  const absolute = (reference: string): string => {
    try {
      return new URL(reference, response.url).href;
    } catch {
      return reference; // not a URL, or a response without one
    }
  };
  const type = absolute(typeof sent === "string" ? sent : "about:blank");
  return Object.keys(listed).find((each) => absolute(each) === type) ?? type;
}
