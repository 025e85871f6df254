/** Every subcommand, from its tarball, on real documents and every Node that is supported: times, exit status, last line. */
import { existsSync } from "node:fs";
import { mkdtemp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { table } from "@error-contract/bench";
import { execa } from "execa";
import { root } from "../pipeline/repository.ts";
import { everySubcommand } from "../testing/every-subcommand.ts";
import { installPackedCommand, nodeOf } from "../testing/packed-command.ts";

/** What a line of the table has room for. */
const WIDEST = 70;
const SLOWEST = 120_000;

const corpus = join(root, "../shared/corpus");
const split = ["digitalocean-split/specification/DigitalOcean-public.v2.yaml", "gravitino-split/openapi.yaml"];
const files = existsSync(corpus) ? await readdir(corpus) : [];
const documents = [...files.filter((name) => /\.(ya?ml|json)$/.test(name)), ...split].sort();
if (files.length === 0) throw new Error("There are no documents: ../shared/corpus is not there.");

await using command = await installPackedCommand();
const nodes = await Promise.all(["20", "22", "24"].map(async (major) => ({ major, node: await nodeOf(major) })));
const rows: string[][] = [];
let unexpected = 0;
for (const document of documents) {
  for (const name of Object.keys(everySubcommand("", ""))) {
    const runs = [];
    for (const { node } of nodes) runs.push(await run(node, name, document));
    const ends = [...new Set(runs.map(({ end }) => end))];
    const said = [...new Set(runs.map((each) => each.said))];
    const times = runs.map(({ seconds }) => seconds.toFixed(2));
    const text = said.length === 1 ? said[0] : "differs between versions of Node";
    rows.push([`${document.split("/")[0]} ${name}`, ...times, ends.join("/"), "", text ?? ""]);
    unexpected += runs.filter(({ isExpected }) => !isExpected).length;
  }
}
const texts = rows.map((row) => row.pop()?.padEnd(0) ?? "");
const lines = table([
  ["seconds of wall time", ...nodes.map(({ major }) => `Node ${major}`), "exit", ""],
  ...rows,
]).split("\n");
console.log(lines.map((line, index) => (index === 0 ? line : `${line}  ${texts[index - 1]}`.trimEnd())).join("\n"));
console.log(
  `\n${documents.length} documents; ${rows.length * nodes.length} runs, of which ${unexpected} ended as none should. Each ran once.`,
);
if (unexpected > 0) process.exitCode = 1;

async function run(node: string, name: string, document: string) {
  const folder = await mkdtemp(join(command.home, "run-"));
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
  const isExpected = ended.exitCode !== undefined && ends.includes(ended.exitCode) && !/^ {4}at /m.test(ended.all);
  if (!isExpected) console.error(`${name} ${document} on ${node} ended with ${end}:\n${ended.all.slice(-2000)}\n`);
  return { seconds, end, isExpected, said: lastLine(ended.stderr || ended.stdout, folder) };
}

/** The last line that says something, without folders of this machine. */
function lastLine(output: string, folder: string): string {
  const line = output.split("\n").findLast((each) => each.trim() !== "") ?? "";
  const text = line
    .replaceAll(`${folder}/`, "")
    .replaceAll(`${corpus}/`, "")
    .replaceAll(/\/\S*\//g, "…/")
    .trim();
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
