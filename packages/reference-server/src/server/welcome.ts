import { administratorKeyFile, readAdministratorKey } from "./administrator-key.ts";
import { addressOf, type Settings } from "./settings.ts";
import { rememberServer } from "./started-address.ts";

/**
 * Writes the start-up message, and remembers the server for `pnpm run token`. The `curl` line addresses this very
 * server, so it works on this machine whatever else was started here and wherever `PUBLIC_URL` leads.
 *
 * @param settings - the server's settings
 * @param made - whether an account was created, and whether there is a reference and a console
 * @returns lines of text
 */
export async function welcome(
  { host, port, baseUrl, dataFolder, metricsPort }: Settings,
  { first, docs, hasConsole }: { readonly first: boolean; readonly docs: boolean; readonly hasConsole: boolean },
): Promise<readonly string[]> {
  const file = administratorKeyFile(dataFolder);
  const key = await readAdministratorKey(dataFolder);
  if (key !== undefined) await rememberServer(dataFolder, { baseUrl, keyId: key.id });
  const token = `npx -y pnpm@12 run token --url ${baseUrl} --scope api-logs.read | tail -n 1`;
  return [
    ...(first ? [`Created an account. The private key of its administrator is in ${file}; keep it safe.`] : []),
    `API      ${baseUrl}`,
    `Docs     ${docs ? `${baseUrl}/docs` : "not built; run `npx -y pnpm@12 build`"}`,
    ...(hasConsole ? [`Console  ${addressOf(host, port)}/console/`] : []),
    ...(metricsPort === undefined ? [] : [`Metrics  ${addressOf(host, metricsPort)}/metrics`]),
    key === undefined
      ? `Key      The administrator's key of this database is not in ${dataFolder}. Copy ${file} from where the database was first used.`
      : `Try      curl -H "Authorization: Bearer $(${token})" ${addressOf(host, port)}/api-logs`,
  ];
}
