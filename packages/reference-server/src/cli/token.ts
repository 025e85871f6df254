import { parseArgs } from "node:util";
import { signToken } from "@error-contract/api/token";
import { KeyFileUnusable, readAdministratorKey } from "../server/administrator-key.ts";
import { readBundle } from "../server/built-files.ts";
import { scopesOf } from "../server/scopes.ts";
import { BadSetting, readSettings } from "../server/settings.ts";
import { startedServers } from "../server/started-address.ts";
import { wrongUsage } from "./usage.ts";

const help = `pnpm run token --scope <scope> [--scope <scope> ...] [--minutes <number>] [--url <address>]

Prints a bearer token for the reference server, alone on the last line. It is signed with the administrator's key under
.data/, so start the server here first. The token is for the server that was started last, unless --url, PORT, HOST or
PUBLIC_URL names another one.

  --scope <scope>     a scope of the token
  --minutes <number>  its lifetime; default 60
  --url <address>     the server that accepts it

Exit codes: 0 printed, 1 the server was never started here, 2 wrong argument.`;

try {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h" },
      scope: { type: "string", multiple: true, default: [] },
      minutes: { type: "string", default: "60" },
      url: { type: "string" },
    },
  });
  if (values.help) console.log(help);
  else await print(values.scope, Number(values.minutes), values.url);
} catch (error) {
  const wrong = error instanceof BadSetting || error instanceof KeyFileUnusable ? error.message : wrongUsage(error);
  if (wrong === undefined) throw error;
  refuse(2, wrong);
}

async function print(names: readonly string[], minutes: number, url: string | undefined): Promise<void> {
  const known = scopesOf(await readBundle());
  const scopes = known.filter((scope) => names.includes(scope));
  const unknown = names.filter((name) => !known.some((scope) => scope === name));
  if (unknown.length > 0 || scopes.length === 0) {
    const wrong = unknown.length > 0 ? `There is no scope ${unknown.join(", ")}.` : "Give a scope.";
    return refuse(2, `${wrong} The scopes are ${known.join(", ")}.`);
  }
  if (!(minutes > 0)) return refuse(2, "--minutes takes a number above 0.");
  const settings = readSettings(process.env);
  const isNamed = ["PORT", "HOST", "PUBLIC_URL"].some((name) => process.env[name]);
  const wanted = url?.replace(/\/+$/, "") ?? (isNamed ? settings.baseUrl : undefined);
  const servers = await startedServers(settings.dataFolder);
  const server = wanted === undefined ? servers[0] : servers.find(({ baseUrl }) => baseUrl === wanted);
  const key = await readAdministratorKey(settings.dataFolder, server?.keyId);
  if (key === undefined)
    return refuse(
      1,
      "There is no key under .data/. Start the server here once: npx -y pnpm@12 start\nIf its database was created elsewhere, copy .data/administrator-key.json from there.",
    );
  console.log(
    await signToken({
      keyId: key.id,
      privateKey: key.private_key,
      audience: server?.baseUrl ?? wanted ?? settings.baseUrl,
      scopes,
      expiresIn: Math.round(minutes * 60),
    }),
  );
}

function refuse(exitCode: 1 | 2, message: string): void {
  console.error(message);
  process.exitCode = exitCode;
}
