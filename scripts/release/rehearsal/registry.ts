import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { execa } from "execa";
import getPort from "get-port";

/** A local registry, empty at first: it serves what is published to it, and proxies everything else from npm's. */
export interface Registry extends AsyncDisposable {
  /** `http://127.0.0.1:4873/` */
  readonly url: string;
  /** Path of an `.npmrc` with which npm may publish there. */
  readonly npmrc: string;
}

/** Names that the registry never proxies: they can only be installed if published to it. */
const own = ["error-contract", "@error-contract/*"];

/**
 * Starts verdaccio on the loopback address.
 *
 * @returns the registry; disposing of it stops it and removes what was published
 * @throws {Error} if it does not respond within 30 seconds
 */
export async function startRegistry(): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), "registry-"));
  const port = await getPort();
  const url = `http://127.0.0.1:${port}/`;
  await writeFile(join(folder, "config.yaml"), await configuration());
  const { stdout: authority } = await execa("npm", ["config", "get", "cafile"]);
  const server = execa("verdaccio", ["--config", "config.yaml", "--listen", `127.0.0.1:${port}`], {
    cwd: folder,
    preferLocal: true,
    localDir: import.meta.dirname,
    env: authority === "null" ? {} : { NODE_EXTRA_CA_CERTS: authority },
    reject: false,
    all: true,
  });
  const npmrc = join(folder, ".npmrc");
  await writeFile(npmrc, `//127.0.0.1:${port}/:_authToken=${await signUp(url, server)}\n`);
  return {
    url,
    npmrc,
    async [Symbol.asyncDispose]() {
      server.kill();
      await server;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Creates verdaccio's configuration. Other packages come from the registry that npm uses on this machine. */
async function configuration(): Promise<string> {
  const { stdout: upstream } = await execa("npm", ["config", "get", "registry"]);
  return JSON.stringify({
    storage: "./storage",
    auth: { htpasswd: { file: "./htpasswd" } },
    uplinks: { upstream: { url: upstream, maxage: "1h", timeout: "60s" } },
    packages: {
      ...Object.fromEntries(own.map((name) => [name, { access: "$all", publish: "$authenticated" }])),
      "**": { access: "$all", proxy: "upstream" },
    },
    log: { type: "stdout", format: "pretty", level: "error" },
  });
}

/** Waits until the registry responds, and creates the account that publishes. */
async function signUp(url: string, server: PromiseLike<{ readonly all: string }>): Promise<string> {
  const ended = server.then(({ all }) => Promise.reject(new Error(`verdaccio ended:\n${all}`)));
  const account = JSON.stringify({ name: "rehearsal", password: crypto.randomUUID() });
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await wait(100)) {
    const answer = fetch(new URL("-/user/org.couchdb.user:rehearsal", url), {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: account,
    }).catch(() => undefined);
    const response = await Promise.race([answer, ended]);
    if (response?.ok) return (await response.json()).token;
  }
  throw new Error(`verdaccio does not answer at ${url}.`);
}
