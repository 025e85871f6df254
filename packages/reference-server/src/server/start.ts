import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { openDatabase } from "../database/database.ts";
import { openSpool } from "../log/spool.ts";
import { administratorKeyFile, ensureAdministrator } from "./administrator-key.ts";
import { readBundle, readConsole, readReference } from "./built-files.ts";
import { closeInTime } from "./close-in-time.ts";
import { watchConnections } from "./connections.ts";
import { loggerOptions } from "./logger.ts";
import { migrations } from "./migrations.ts";
import { referenceServer } from "./reference-server.ts";
import type { Settings } from "./settings.ts";
import { rememberAddress } from "./started-address.ts";

/** The reference server, up. */
export interface Running {
  /** What to tell whoever started it. */
  readonly welcome: readonly string[];
  /**
   * Sends the open answers, writes what waits to be written, and closes the database.
   *
   * @throws {ClosedLate} (rejects) It took longer than the settings allow.
   */
  close(): Promise<void>;
}

/**
 * Starts the reference server: database, error log, account, HTTP.
 *
 * @param settings - where it listens and keeps its data
 * @returns the running server
 * @throws {NotBuilt} there has been no build
 */
export async function start(settings: Settings): Promise<Running> {
  const { host, port, baseUrl, dataFolder, databaseUrl, logLevel } = settings;
  const document = await readBundle();
  const docs = await readReference();
  const consoleFiles = await readConsole();
  const database = await openDatabase(
    migrations,
    databaseUrl === undefined ? { folder: join(dataFolder, "database") } : { url: databaseUrl },
  );
  let app: FastifyInstance | undefined;
  try {
    const spool = await openSpool(join(dataFolder, "spool"), { maxBytes: settings.spoolBytes });
    const first = await ensureAdministrator(database, dataFolder);
    app = await referenceServer({
      document,
      database,
      baseUrl,
      ...(docs !== undefined && { docs }),
      ...(consoleFiles !== undefined && { consoleFiles }),
      logger: loggerOptions(logLevel),
      errorLog: { spool, retentionDays: settings.retentionDays },
    });
    const connections = watchConnections(app.server);
    await app.listen({ host, port });
    await rememberAddress(dataFolder, baseUrl);
    const running = app;
    return {
      welcome: welcome(settings, { first, docs: docs !== undefined, hasConsole: consoleFiles !== undefined }),
      close: () =>
        closeInTime(
          {
            closeIdle: () => connections.closeSilent(),
            async finish() {
              await running.close();
              await database.close();
            },
            cutOff: () => connections.closeAll(),
          },
          settings.shutdownTime,
        ),
    };
  } catch (error) {
    await app?.close();
    await database.close();
    throw error;
  }
}

function welcome(
  { baseUrl, dataFolder }: Settings,
  { first, docs, hasConsole }: { readonly first: boolean; readonly docs: boolean; readonly hasConsole: boolean },
): readonly string[] {
  const file = administratorKeyFile(dataFolder);
  return [
    ...(first ? [`Made an account. The private key of its administrator is in ${file}; keep it safe.`] : []),
    `API   ${baseUrl}`,
    `Docs  ${docs ? `${baseUrl}/docs` : "not built; run `npx -y pnpm@12 build`"}`,
    ...(hasConsole ? [`Logs  ${baseUrl}/console/ (sign in with ${file})`] : []),
    `Try   curl -H "Authorization: Bearer $(npx -y pnpm@12 run token --scope api-logs.read | tail -n 1)" ${baseUrl}/api-logs`,
  ];
}
