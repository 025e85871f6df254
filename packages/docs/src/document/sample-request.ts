/** A request that a reader could send. */
export interface SampleRequest {
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType: string | undefined;
  readonly body: unknown;
  /** The credentials, all of which are required. */
  readonly credentials: readonly Credential[];
}

/** A credential of a request, which a sample takes from the environment. */
export type Credential = { readonly kind: "bearer" | "basic" } | { readonly kind: "header"; readonly name: string };

/**
 * Writes a request as a `curl` command.
 *
 * @param request - the request
 * @param server - the address of the API
 * @returns the command, for a POSIX shell; credentials are read from `$TOKEN`, `$API_KEY`, `$USERNAME` and `$PASSWORD`
 */
export function curlCommand(request: SampleRequest, server: string): string {
  const path = request.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(request.pathParameters[name] ?? name)),
  );
  const query = new URLSearchParams(
    Object.entries(request.query).flatMap(([name, value]) => [value].flat().map((each) => [name, String(each)])),
  ).toString();
  const url = `${server.replace(/\/+$/, "")}${path}${query === "" ? "" : `?${query}`}`;
  const parts = [
    `curl -i${request.method === "GET" ? "" : ` -X ${request.method}`} ${quote(url)}`,
    ...request.credentials.map(credentialOption),
    ...Object.entries(request.headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(request.body === undefined
      ? []
      : [`-H ${quote(`Content-Type: ${request.mediaType}`)}`, `-d ${quote(asText(request.body))}`]),
  ];
  return parts.join(" \\\n  ");
}

/**
 * Writes a request as a call of the generated client, with error handling for a code.
 *
 * @param request - the request
 * @param options.server - the address of the API
 * @param options.module - the module of the client
 * @param options.code - the code to handle; omit it to write the call alone
 * @returns the TypeScript
 */
export function clientCall(
  request: SampleRequest,
  options: { readonly server: string; readonly module: string; readonly code?: string | number },
): string {
  const { code } = options;
  const token = request.credentials.some(({ kind }) => kind === "bearer") ? `, token: process.env["TOKEN"] ?? ""` : "";
  const call = `api.${request.method}(${literal(request.path)}${argumentsOf(request)})`;
  const names = code === undefined ? "createClient, unwrap" : "createClient, isApiError, unwrap";
  const start = [
    `import { ${names} } from ${literal(options.module)};`,
    "",
    `const api = createClient({ baseUrl: ${literal(options.server)}${token} });`,
  ];
  if (code === undefined) return [...start, `console.log(await unwrap(${call}));`].join("\n");
  return [
    ...start,
    "try {",
    `  await unwrap(${call.replaceAll("\n", "\n  ")});`,
    "} catch (error) {",
    `  if (!isApiError(error, ${literal(code)})) throw error;`,
    "  console.error(error.message, error.requestId);",
    "}",
  ].join("\n");
}

function credentialOption(credential: Credential): string {
  switch (credential.kind) {
    case "bearer":
      return `-H "Authorization: Bearer $TOKEN"`;
    case "basic":
      return `-u "$USERNAME:$PASSWORD"`;
    case "header":
      return /^[\w-]+$/.test(credential.name)
        ? `-H "${credential.name}: $API_KEY"`
        : `-H ${quote(`${credential.name}: API_KEY`)}`;
  }
}

function argumentsOf({ pathParameters, query, headers, body }: SampleRequest): string {
  const params = {
    ...(Object.keys(pathParameters).length > 0 && { path: pathParameters }),
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(headers).length > 0 && { header: headers }),
  };
  const init = { ...(Object.keys(params).length > 0 && { params }), ...(body !== undefined && { body }) };
  return Object.keys(init).length === 0 ? "" : `, ${literal(init)}`;
}

/** Formats a value as TypeScript: on one line if it is short, as a formatter does. */
function literal(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2).replace(/^(\s*)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
  const line = text.replace(/\n\s*/g, " ").replaceAll("[ ", "[").replaceAll(" ]", "]");
  return line.length <= 80 ? line : text;
}

function asText(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
