import { DatabaseLate, DatabaseUnavailable } from "./errors.ts";
import type { OnChange } from "./queryable.ts";

/** How to watch a database. */
export interface WatchOptions {
  /** Probes the database on a separate connection. Rejects if there is no response in time. */
  readonly probe: () => Promise<void>;
  /** How long a statement may take before the database is probed, in milliseconds. */
  readonly doubtAfter: number;
  readonly onChange: OnChange;
}

/** Tracks whether a database is reachable. */
export interface Watch {
  /**
   * Runs a statement, unless the database is known to be away.
   *
   * @throws {DatabaseUnavailable} (rejects) the database is away, or went away before it responded
   */
  run<Result>(statement: () => Promise<Result>): Promise<Result>;
  isReachable(): boolean;
  stop(): void;
}

/** The pause after a failed probe, in milliseconds. */
const PROBE_PAUSE = 250;

/**
 * Watches whether a database is reachable, so that no caller waits for one that is not. A slow statement proves
 * nothing: it may have a lot to do. So the database is probed on another connection, and counts as away only if the
 * probe fails too. Then all statements are rejected, waiting and new ones alike, until the database responds.
 *
 * @param options - the probe, and when to use it
 * @returns the watch
 */
export function watchReachability({ probe, doubtAfter, onChange }: WatchOptions): Watch {
  const waiting = new Map<(error: DatabaseUnavailable) => void, number>();
  let away: DatabaseUnavailable | undefined;
  let probing = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  function isBack(): void {
    if (away === undefined) return;
    away = undefined;
    onChange(undefined);
  }

  async function ask(): Promise<void> {
    if (probing || stopped) return;
    probing = true;
    try {
      await probe();
      isBack();
    } catch (error) {
      if (stopped) return;
      const reason = error instanceof DatabaseUnavailable ? error : new DatabaseUnavailable(String(error));
      if (away === undefined) onChange(reason);
      away = reason;
      const Reason = reason instanceof DatabaseLate ? DatabaseLate : DatabaseUnavailable;
      for (const reject of waiting.keys()) reject(new Reason(reason.message, { cause: reason }));
      waiting.clear();
      setTimeout(() => void ask(), PROBE_PAUSE).unref();
    } finally {
      probing = false;
    }
  }

  /** One timer serves all statements, because the first one has waited longest. */
  function look(): void {
    timer = undefined;
    const [since] = waiting.values();
    if (since === undefined || stopped) return;
    const age = performance.now() - since;
    if (age >= doubtAfter) void ask();
    timer = setTimeout(look, Math.max(doubtAfter - age, doubtAfter / 2)).unref();
  }

  return {
    run(statement) {
      // A server that refuses connections also fails a statement immediately; a silent one would keep it waiting.
      if (away instanceof DatabaseLate) return Promise.reject(new DatabaseLate(away.message, { cause: away }));
      return new Promise((resolve, reject) => {
        waiting.set(reject, performance.now());
        timer ??= setTimeout(look, doubtAfter).unref();
        statement().then(
          (result) => {
            waiting.delete(reject);
            isBack();
            resolve(result);
          },
          (error) => {
            waiting.delete(reject);
            reject(error);
            if (error instanceof DatabaseUnavailable) void ask();
          },
        );
      });
    },
    isReachable: () => away === undefined,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
