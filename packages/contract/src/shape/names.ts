/**
 * How strongly the names of properties suggest a role, from 10 (certain) to 1 (possible). Names are compared in lower
 * case and without separators: `error_code`, `errorCode` and `ErrorCode` are the same.
 */
type Vocabulary = Readonly<Record<string, number>>;

const CODE: Vocabulary = {
  code: 10,
  errorcode: 10,
  errcode: 10,
  errorid: 4,
  errorkey: 8,
  errorname: 7,
  errortype: 7,
  problemcode: 9,
  reasoncode: 9,
  resultcode: 6,
  statuscode: 3,
  faultcode: 9,
  errornumber: 9,
  apicode: 8,
  appcode: 8,
  subcode: 5,
  scimtype: 8,
  type: 5,
  reason: 4,
  kind: 4,
  error: 4,
  err: 6,
  exception: 5,
  key: 4,
  name: 3,
  status: 3,
  title: 1,
  id: 2,
  identifier: 3,
  slug: 4,
  category: 2,
};

const STATUS: Vocabulary = {
  status: 10,
  statuscode: 10,
  httpstatus: 10,
  httpstatuscode: 10,
  httpcode: 10,
  httperrorcode: 8,
  httpresponsecode: 10,
  responsecode: 6,
  responsestatus: 8,
  errorcode: 2,
  error: 2,
  code: 3,
};

const MESSAGE: Vocabulary = {
  message: 10,
  msg: 10,
  errormessage: 10,
  errormsg: 10,
  errorsummary: 9,
  errordescription: 9,
  detail: 8,
  description: 7,
  usermessage: 7,
  developermessage: 6,
  displaymessage: 6,
  localizedmessage: 6,
  summary: 5,
  text: 5,
  title: 4,
  reason: 3,
  error: 3,
  details: 2,
  info: 2,
  messages: 2,
};

const REQUEST_ID: Vocabulary = {
  requestid: 10,
  requestuuid: 10,
  xrequestid: 10,
  reqid: 10,
  traceid: 9,
  correlationid: 9,
  trackingid: 8,
  rayid: 8,
  transactionid: 6,
  logid: 6,
  logref: 8,
  debugid: 8,
  errorid: 5,
  eventid: 4,
  incidentid: 6,
  instance: 1,
};

const DOCUMENTATION_URL: Vocabulary = {
  documentationurl: 10,
  documentationuri: 10,
  documentation: 8,
  docurl: 10,
  docsurl: 10,
  doclink: 9,
  helpurl: 9,
  helplink: 9,
  help: 5,
  moreinfo: 9,
  infourl: 9,
  infolink: 9,
  erroruri: 9,
  errorurl: 8,
  errorlink: 8,
  link: 3,
  href: 3,
};

const DETAILS: Vocabulary = {
  details: 10,
  errors: 9,
  violations: 10,
  fielderrors: 10,
  validationerrors: 10,
  invalidparams: 10,
  invalidparameters: 10,
  invalidfields: 10,
  constraintviolations: 10,
  errorcauses: 9,
  errordetails: 10,
  suberrors: 8,
  causes: 7,
  issues: 8,
  problems: 8,
  rootcauses: 7,
  detail: 5,
  messages: 5,
  fields: 4,
  reasons: 5,
  warnings: 1,
};

/** The names inside one detail. */
export const DETAIL_NAMES: Readonly<Record<"location" | "pointer" | "message" | "type", Vocabulary>> = {
  location: { location: 10, in: 10, loc: 5, locationtype: 9 },
  pointer: {
    pointer: 10,
    jsonpointer: 10,
    field: 9,
    fieldname: 9,
    path: 8,
    propertypath: 9,
    property: 8,
    propertyname: 8,
    parameter: 8,
    param: 8,
    parametername: 8,
    attribute: 7,
    target: 7,
    domainpath: 7,
    key: 5,
    name: 5,
    loc: 4,
    location: 3,
  },
  message: MESSAGE,
  type: {
    type: 10,
    code: 9,
    errorcode: 9,
    kind: 8,
    errortype: 8,
    rule: 7,
    keyword: 7,
    constraint: 6,
    reason: 5,
    issue: 5,
  },
};

/** The names by role. */
export const ROLE_NAMES: Readonly<
  Record<"code" | "status" | "message" | "requestId" | "documentationUrl" | "details", Vocabulary>
> = {
  code: CODE,
  status: STATUS,
  message: MESSAGE,
  requestId: REQUEST_ID,
  documentationUrl: DOCUMENTATION_URL,
  details: DETAILS,
};

/** Suffixes that suggest a role, whatever precedes them: `serviceErrorCode`, `fbtrace_id`, `schemaValidationErrors`. */
const ENDINGS: ReadonlyMap<Vocabulary, readonly [ending: RegExp, promise: number]> = new Map([
  [CODE, [/err(or)?code$/, 9]],
  [MESSAGE, [/(message|msg|(err(or)?|fault|exception|problem)(text|string|detail|reason))$/, 6]],
  [REQUEST_ID, [/(request|trace|correlation)id$/, 8]],
  [DETAILS, [/(errors|violations)$/, 7]],
]);

/**
 * How strongly a name suggests a role.
 *
 * @param vocabulary - the names of a role
 * @param name - the name of a property, in any case and with any separators
 * @returns a score from 0 (not at all) to 10 (certain)
 * @example
 * promiseOf(ROLE_NAMES.code, "error_code"); // 10
 */
export function promiseOf(vocabulary: Vocabulary, name: string): number {
  const plain = name.toLowerCase().replace(/[^a-z]/g, "");
  if (Object.hasOwn(vocabulary, plain)) return vocabulary[plain] ?? 0;
  const [ending, promise] = ENDINGS.get(vocabulary) ?? [];
  return ending?.test(plain) ? (promise ?? 0) : 0;
}

/**
 * The name that describes a place: for an element, the name of its list; for a `value`, the name of its object.
 *
 * @param keys - the keys of the place
 * @returns the name
 * @example
 * nameOfKeys(["error_codes", "*"]); // "error_code"
 */
export function nameOfKeys(keys: readonly string[]): string {
  const last = keys.at(-1) ?? "";
  const before = keys.at(-2);
  if (before === undefined) return last;
  if (last === "*") return before.replace(/s$/, "");
  return last === "value" ? before : last;
}
