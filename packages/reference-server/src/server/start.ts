import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { connectDatabase } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { prepareDatabase } from "../database/prepare-database.ts";
import { openSpool } from "../log/spool.ts";
import { secretNamesOf } from "../redaction/names-of-document.ts";
import { setSecretNames } from "../redaction/secret-names.ts";
import { ensureAdministrator } from "./administrator-key.ts";
import { readBundle, readConsole, readReference } from "./built-files.ts";
import { closeInTime } from "./close-in-time.ts";
import { watchConnections } from "./connections.ts";
import { loggerOptions } from "./logger.ts";
import { migrations } from "./migrations.ts";
import { referenceServer } from "./reference-server.ts";
import type { Settings } from "./settings.ts";
import { openTelemetry } from "./telemetry.ts";
import { welcome } from "./welcome.ts";

/** The running reference server. */
export interface Running {
  /** Resolves when the database is ready, rejects if it cannot be prepared, and stays pending while it is away. */
  readonly ready: Promise<void>;
  /**
   * Reports that it is not ready, waits until load balancers have noticed, finishes open responses, writes all waiting
   * entries, and closes the database.
   *
   * @param reason - why, for the log
   * @param drainTime - how long the server still accepts new requests, in milliseconds
   * @throws {ClosedLate} (rejects) if it takes longer than the settings allow
   */
  close(reason: string, drainTime: number): Promise<void>;
}

/**
 * Starts the reference server: database, error log, account, HTTP. PostgreSQL may be away: then the server answers the
 * requests that it can, and the others once the database is there.
 *
 * @param settings - where it listens, where it keeps its data, and its limits
 * @param say - prints a line for the operator
 * @returns the running server
 * @throws {NotBuilt} if there has been no build
 */
export async function start(settings: Settings, say: (line: string) => void): Promise<Running> {
  const { host, port, baseUrl, dataFolder, databaseUrl, logLevel, metricsPort } = settings;
  const began = performance.now();
  const document = await readBundle();
  const docs = await readReference();
  const ofDocument = secretNamesOf(document);
  setSecretNames({
    secret: [...ofDocument.secret, ...settings.secretNames.secret],
    plain: [...ofDocument.plain, ...settings.secretNames.plain],
  });
  const consoleFiles = await readConsole();
  const closing = new AbortController();
  let app: FastifyInstance | undefined;
  let first = false;
  const { database, atOnce, prepared } = prepareDatabase(
    await connectDatabase({
      ...(databaseUrl === undefined ? { folder: join(dataFolder, "database") } : { url: databaseUrl }),
      onChange(error) {
        if (error === undefined) app?.log.info("The database is back.");
        else app?.log.error({ err: error }, "The database is away.");
      },
    }),
    async (connected) => {
      await migrate(connected, migrations);
      first = await ensureAdministrator(connected, dataFolder);
    },
    ({ message }) => say(`The database of DATABASE_URL cannot be reached: ${message}. The server keeps trying.`),
  );
  try {
    const isAway = !(await atOnce);
    const spool = await openSpool(join(dataFolder, "spool"), {
      maxBytes: settings.spoolBytes,
      onUnreadable(file, error) {
        const message =
          "A spool file cannot be read and is set aside until the next start; the error log lacks its entries. Check the disk.";
        if (app === undefined) say(`${message} ${error instanceof Error ? error.message : file}`);
        else app.log.error({ err: error, file }, message);
      },
    });
    app = await referenceServer({
      closing: closing.signal,
      telemetry: await openTelemetry(process.env),
      document,
      database,
      baseUrl,
      ...(docs !== undefined && { docs }),
      ...(consoleFiles !== undefined && { consoleFiles }),
      logger: loggerOptions(logLevel),
      errorLog: { spool, retentionDays: settings.retentionDays, retentionBytes: settings.retentionBytes },
      limits: settings.limits,
      ...(settings.trustProxy !== undefined && { trustProxy: settings.trustProxy }),
      metrics: metricsPort === undefined ? undefined : { host, port: metricsPort },
    });
    const connections = watchConnections(app.server);
    await app.listen({ host, port });
    const running = app;
    const seconds = (performance.now() - began) / 1000;
    running.log.info({ baseUrl, host, port, metricsPort, database: database.kind, isAway, seconds }, "Started.");
    return {
      ready: prepared.then(async () => {
        const built = { docs: docs !== undefined, hasConsole: consoleFiles !== undefined };
        for (const line of await welcome(settings, { first, ...built })) say(line);
      }),
      async close(reason, drainTime) {
        running.log.info({ reason }, "Closing.");
        const begun = performance.now();
        closing.abort();
        connections.endAfterAnswers();
        await closeInTime(
          {
            drainTime,
            closeIdle: () => connections.closeSilent(),
            async finish() {
              await running.close();
              await database.close();
            },
            cutOff: () => connections.closeAll(),
          },
          settings.shutdownTime,
        );
        running.log.info({ seconds: (performance.now() - begun) / 1000 }, "Closed.");
      },
    };
  } catch (error) {
    await app?.close();
    await database.close();
    throw error;
  }
}
