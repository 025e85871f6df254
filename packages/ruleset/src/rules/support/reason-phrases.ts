/** Reason phrases of RFC 9110, RFC 6585 and RFC 4918, and older or shorter names that documents use for them. */
const PHRASES: Readonly<Record<number, readonly string[]>> = {
  400: ["Bad Request"],
  401: ["Unauthorized", "Unauthenticated"],
  402: ["Payment Required"],
  403: ["Forbidden"],
  404: ["Not Found"],
  405: ["Method Not Allowed"],
  406: ["Not Acceptable"],
  407: ["Proxy Authentication Required"],
  408: ["Request Timeout"],
  409: ["Conflict"],
  410: ["Gone"],
  411: ["Length Required"],
  412: ["Precondition Failed"],
  413: ["Content Too Large", "Payload Too Large", "Request Entity Too Large"],
  414: ["URI Too Long"],
  415: ["Unsupported Media Type"],
  416: ["Range Not Satisfiable"],
  417: ["Expectation Failed"],
  421: ["Misdirected Request"],
  422: ["Unprocessable Content", "Unprocessable Entity"],
  423: ["Locked"],
  424: ["Failed Dependency"],
  426: ["Upgrade Required"],
  428: ["Precondition Required"],
  429: ["Too Many Requests"],
  431: ["Request Header Fields Too Large"],
  451: ["Unavailable For Legal Reasons"],
  500: ["Internal Server Error"],
  501: ["Not Implemented"],
  502: ["Bad Gateway"],
  503: ["Service Unavailable"],
  504: ["Gateway Timeout"],
  505: ["HTTP Version Not Supported"],
  507: ["Insufficient Storage"],
};

const statuses: ReadonlyMap<string, number> = new Map(
  Object.entries(PHRASES).flatMap(([status, phrases]) => phrases.map((phrase) => [squeeze(phrase), Number(status)])),
);

/**
 * The status whose reason phrase a name or sentence is.
 *
 * @param text - in any case, with or without separators: `NotFound`, `not_found`
 * @returns the status, or `undefined`
 */
export function statusOfPhrase(text: string): number | undefined {
  return statuses.get(squeeze(text));
}

/**
 * The reason phrase of a status.
 *
 * @param status - an HTTP status
 * @returns the phrase of the newest specification that has one
 */
export function phraseOf(status: number): string | undefined {
  return PHRASES[status]?.[0];
}

/** Whether a text is nothing but a reason phrase. */
export function isReasonPhrase(text: string): boolean {
  return statusOfPhrase(text) !== undefined;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
