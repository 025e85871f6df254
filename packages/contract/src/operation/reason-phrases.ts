/**
 * The reason phrases of the HTTP error statuses, from RFC 9110 and related RFCs: by status, the newest phrase first,
 * then those of older specifications.
 *
 * @example
 * reasonPhrases.get(413); // ["Content Too Large", "Payload Too Large", "Request Entity Too Large"]
 */
export const reasonPhrases: ReadonlyMap<number, readonly string[]> = new Map([
  [400, ["Bad Request"]],
  [401, ["Unauthorized"]],
  [402, ["Payment Required"]],
  [403, ["Forbidden"]],
  [404, ["Not Found"]],
  [405, ["Method Not Allowed"]],
  [406, ["Not Acceptable"]],
  [407, ["Proxy Authentication Required"]],
  [408, ["Request Timeout"]],
  [409, ["Conflict"]],
  [410, ["Gone"]],
  [411, ["Length Required"]],
  [412, ["Precondition Failed"]],
  [413, ["Content Too Large", "Payload Too Large", "Request Entity Too Large"]],
  [414, ["URI Too Long"]],
  [415, ["Unsupported Media Type"]],
  [416, ["Range Not Satisfiable"]],
  [417, ["Expectation Failed"]],
  [421, ["Misdirected Request"]],
  [422, ["Unprocessable Content", "Unprocessable Entity"]],
  [423, ["Locked"]],
  [424, ["Failed Dependency"]],
  [425, ["Too Early"]],
  [426, ["Upgrade Required"]],
  [428, ["Precondition Required"]],
  [429, ["Too Many Requests"]],
  [431, ["Request Header Fields Too Large"]],
  [451, ["Unavailable For Legal Reasons"]],
  [500, ["Internal Server Error"]],
  [501, ["Not Implemented"]],
  [502, ["Bad Gateway"]],
  [503, ["Service Unavailable"]],
  [504, ["Gateway Timeout"]],
  [505, ["HTTP Version Not Supported"]],
  [507, ["Insufficient Storage"]],
]);

const known: ReadonlySet<string> = new Set([...reasonPhrases.values()].flat().map((phrase) => phrase.toLowerCase()));

/**
 * Whether a value is the reason phrase of an HTTP status.
 *
 * @param value - a value of a body
 * @returns true for `Not Found`, in any letter case
 */
export function isReasonPhrase(value: unknown): boolean {
  return typeof value === "string" && known.has(value.toLowerCase());
}
