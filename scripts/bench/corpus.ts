/**
 * Runs every subcommand from its tarball on real documents, alternating between Node 20, 22 and 24: wall time, exit status,
 * result.
 */
import { existsSync } from "node:fs";
import { mkdtemp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "../pipeline/repository.ts";
import { everySubcommand } from "../testing/every-subcommand.ts";
import { installPackedCommand, nodeOf } from "../testing/packed-command.ts";

/** The width of a cell in the table. */
const WIDEST = 70;
const SLOWEST = 120_000;

const corpus = join(root, "../shared/corpus");
const split = ["digitalocean-split/specification/DigitalOcean-public.v2.yaml", "gravitino-split/openapi.yaml"];
const files = existsSync(corpus) ? await readdir(corpus) : [];
const documents = [...files.filter((name) => /\.(ya?ml|json)$/.test(name)), ...split].sort();
if (files.length === 0) throw new Error("There are no documents: ../shared/corpus is not there.");

await using command = await installPackedCommand();
const nodes = await Promise.all(["20", "22", "24"].map(async (major) => ({ major, node: await nodeOf(major) })));
/**
 * Documents without a testable error: Twilio documents only 408, which no request can cause, so `test` exits with 1 and
 * `coverage` has no tests to read.
 */
const untestable = new Set<string>();
let count = 0;
let unexpected = 0;
console.log(`${"document".padEnd(20)}  ${"command".padEnd(8)}  Node  seconds  exit  result`);
for (const [at, document] of documents.entries()) {
  const folder = await mkdtemp(join(command.home, "run-"));
  for (const [index, name] of Object.keys(everySubcommand("", "")).entries()) {
    // Alternating, so that each document and each subcommand runs on every version.
    const { major = "", node = "" } = nodes[(at + index) % nodes.length] ?? {};
    const { seconds, end, isExpected, said } = await run(node, name, document, folder);
    const [title = ""] = document.split("/");
    const figures = `${major.padStart(4)}  ${seconds.toFixed(2).padStart(7)}  ${end.padStart(4)}`;
    console.log(`${title.padEnd(20)}  ${name.padEnd(8)}  ${figures}  ${said}`);
    count += 1;
    if (!isExpected) unexpected += 1;
  }
}
console.log(
  `\n${documents.length} documents, ${count} runs, of which ${unexpected} ended as none should. Each ran once.`,
);
if (unexpected > 0) process.exitCode = 1;

async function run(node: string, name: string, document: string, folder: string) {
  const { args, ends } = everySubcommand(join(corpus, document), folder)[name] ?? { args: [], ends: [] };
  const begin = performance.now();
  const ended = await execa(node, [command.bin, ...args], {
    cwd: folder,
    reject: false,
    stdin: "ignore",
    timeout: SLOWEST,
    all: true,
  });
  const seconds = (performance.now() - begin) / 1000;
  const end = ended.timedOut ? "stopped" : String(ended.exitCode ?? ended.signal);
  if (name === "test" && ended.exitCode === 1 && ended.all.includes("There is nothing to test"))
    untestable.add(document);
  const mayEnd = untestable.has(document) && (name === "test" || name === "coverage") ? [1] : ends;
  const isExpected = ended.exitCode !== undefined && mayEnd.includes(ended.exitCode) && !/^ {4}at /m.test(ended.all);
  if (!isExpected) console.error(`${name} ${document} on ${node} ended with ${end}:\n${ended.all.slice(-2000)}\n`);
  return { seconds, end, isExpected, said: resultIn(ended.stderr || ended.stdout, folder) };
}

/** Returns the line that counts something, or else the last non-empty one, without folders of this machine. */
function resultIn(output: string, folder: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const line = lines.find((each) => /^(Can fix|Fixed|Nothing to fix|\d+ finding)/.test(each)) ?? lines.at(-1) ?? "";
  const text = line
    .replaceAll(`${folder}/`, "")
    .replaceAll(`${corpus}/`, "")
    .replaceAll(/\/\S*\//g, "…/")
    .trim();
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
