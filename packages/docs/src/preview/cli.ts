import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { renderSource } from "./render-source.ts";
import { servePreview } from "./serve-preview.ts";

const help = `pnpm run docs [--port <number>] [document]

Shows the reference at http://127.0.0.1:4011/ and the error pages at /errors/, and renders both again whenever a file
beside the document changes. What the linter finds is shown over the page; an edit that cannot be rendered leaves the
last good page up. Ctrl-C ends it.

  document         an OpenAPI document; without it, spec/openapi.yaml
  --port <number>  another port; 0 takes any free one`;

const root = join(import.meta.dirname, "../../../..");

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" }, port: { type: "string", default: "4011" } },
  });
  if (values.help) console.log(help);
  else await serve(Number(values.port), resolve(positionals[0] ?? join(root, "spec/openapi.yaml")));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}

async function serve(port: number, entry: string): Promise<void> {
  const preview = await servePreview({
    folder: dirname(entry),
    port,
    render: () => renderSource(entry, root),
    log: console.log,
  });
  console.log(
    `${preview.url} shows the reference. It reloads when you edit ${relative(process.cwd(), entry)}. Press Ctrl-C to stop.`,
  );
  const stop = (): void => void preview.close();
  process.once("SIGINT", stop).once("SIGTERM", stop);
}

function explain(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") return "The port is in use. Choose another one with --port, or 0 for any free one.";
  if (code === "ERR_SOCKET_BAD_PORT") return "--port takes a number from 0 to 65535.";
  return code.startsWith("ERR_PARSE_ARGS") && error instanceof Error ? `${error.message}\nSee --help.` : error;
}
