import type { Random } from "@error-contract/testing/random";

const WORDS = [
  "code",
  "status",
  "404",
  "4XX",
  "a b",
  "content",
  "$ref",
  "x-error",
  "default",
  "é",
  "it's",
  "#no",
  "401",
];
const TEXTS = [
  "plain",
  "two words",
  "#/components/a",
  "a: b",
  "404",
  "yes",
  "",
  "é – ü",
  'say "no"',
  "it's",
  "tail ",
  "- x",
];

/** How a random text is written. */
interface Writing {
  readonly newline: string;
  readonly step: number;
  readonly flush: boolean;
  readonly comments: boolean;
}

/**
 * Writes a random YAML document by hand, as people do: block and flow, all kinds of quotes, comments, block scalars, blank
 * lines, lists below their key or deeper, Windows line ends, with or without a last line end.
 *
 * @param random - the choices
 * @returns the text
 */
export function randomYaml(random: Random): string {
  const writing: Writing = {
    newline: random.pick(["\n", "\n", "\r\n"]),
    step: random.pick([2, 2, 3, 4]),
    flush: random.chance(50),
    comments: random.chance(70),
  };
  const lines = [...(random.chance(30) ? ["# the first line", "---"] : []), ...mapLines(random, writing, 0, 0)];
  const end = random.pick([
    writing.newline,
    writing.newline,
    "",
    writing.newline.repeat(2),
    `${writing.newline}# the end`,
  ]);
  return lines.join(writing.newline) + end;
}

function mapLines(random: Random, writing: Writing, column: number, depth: number): readonly string[] {
  const pad = " ".repeat(column);
  return names(random).flatMap((name) => {
    const above =
      writing.comments && random.chance(15) ? [random.pick(["", `${pad}# about ${name}`, "# at the margin"])] : [];
    return [...above, ...entryLines(random, writing, `${pad}${key(random, name)}:`, column, depth)];
  });
}

function entryLines(random: Random, writing: Writing, start: string, column: number, depth: number): readonly string[] {
  const comment = writing.comments && random.chance(15) ? random.pick([" # why", "   #", " #: x"]) : "";
  const deeper = column + writing.step;
  const kind = depth > 3 ? 4 : random.below(10);
  const trailing = writing.comments && random.chance(10) ? [`${" ".repeat(deeper)}# was: here`] : [];
  if (kind < 3) return [`${start}${comment}`, ...mapLines(random, writing, deeper, depth + 1), ...trailing];
  if (kind < 4)
    return [`${start}${comment}`, ...listLines(random, writing, writing.flush ? column : deeper, depth + 1)];
  if (kind < 5) return [`${start} ${flow(random, depth)}${comment}`];
  if (kind === 5) return blockScalar(random, start, column);
  if (kind === 6 && random.chance(30)) return multiline(random, start, column);
  if (kind === 6 && random.chance(30)) return [`${start}${comment}`];
  return [`${start} ${scalar(random, false)}${comment}`];
}

function listLines(random: Random, writing: Writing, column: number, depth: number): readonly string[] {
  const pad = " ".repeat(column);
  return Array.from({ length: 1 + random.below(3) }).flatMap(() => {
    if (random.chance(30)) return [`${pad}- ${scalar(random, false)}`];
    if (random.chance(20)) return [`${pad}- ${flow(random, depth)}`];
    if (depth > 3 || random.chance(10)) return [`${pad}-`];
    const [first = "", ...rest] = mapLines(random, { ...writing, comments: false }, column + 2, depth + 1);
    return [`${pad}- ${first.trimStart()}`, ...rest];
  });
}

function flow(random: Random, depth: number): string {
  const gap = random.pick(["", " "]);
  if (random.chance(30)) return random.pick(["{}", "[]", "{ }"]);
  if (random.chance(40)) {
    const items = Array.from({ length: 1 + random.below(3) }, () => scalar(random, true));
    return `[${gap}${items.join(", ")}${gap}]`;
  }
  const members = names(random).map((name) => {
    const value = depth < 3 && random.chance(20) ? flow(random, depth + 1) : scalar(random, true);
    return `${key(random, name)}: ${value}`;
  });
  return `{${gap}${members.join(", ")}${random.chance(10) ? "," : ""}${gap}}`;
}

function blockScalar(random: Random, start: string, column: number): readonly string[] {
  const pad = " ".repeat(column + random.pick([1, 2, 4]));
  const header = random.pick(["|", ">", "|-", ">-", "|+"]);
  const blank = random.chance(30) ? [""] : [];
  return [`${start} ${header}`, `${pad}# no comment`, ...blank, `${pad}key: text`, ...blank];
}

function multiline(random: Random, start: string, column: number): readonly string[] {
  const pad = " ".repeat(column + 2);
  return random.pick([
    [`${start} goes`, `${pad}on`],
    [`${start}`, `${pad}"below`, "", `${pad}it"`],
    [`${start} {`, `${pad}  a: 1, # one`, `${pad}  b: [x,`, `${pad}    y]`, `${pad}}`],
  ]);
}

function names(random: Random): readonly string[] {
  return [...new Set(Array.from({ length: 1 + random.below(4) }, () => random.pick(WORDS)))];
}

function key(random: Random, name: string): string {
  if (name === "#no" || name === "it's" || random.chance(15)) return JSON.stringify(name);
  return random.chance(15) ? `'${name}'` : name;
}

function scalar(random: Random, flowing: boolean): string {
  const text = random.pick(TEXTS);
  const plain = /^[a-zé][\w é–ü]*$/.test(text) && !text.endsWith(" ");
  if (random.chance(25)) return random.pick(["1", "true", "null", "1.5", flowing ? "2" : "http://a.b/c#d"]);
  if (plain && random.chance(60)) return text;
  return random.chance(50) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

/**
 * Writes a random JSON document: over several lines, indented by spaces or tabs, or on one.
 *
 * @param random - the choices
 * @returns the text
 */
export function randomJson(random: Random): string {
  const indent = random.pick([2, 4, "\t", 0, 3]);
  const text = JSON.stringify(randomValue(random, 0), undefined, indent);
  const spaced = indent === 0 && random.chance(50) ? text.replaceAll('":', '": ').replaceAll(',"', ', "') : text;
  return spaced.replaceAll("\n", random.pick(["\n", "\r\n"])) + random.pick(["", "\n"]);
}

/**
 * A random object.
 *
 * @param random - the choices
 * @param depth - how deep it is inside another
 * @returns the object
 */
export function randomValue(random: Random, depth: number): Record<string, unknown> {
  const value = (): unknown => {
    const kind = random.below(depth > 3 ? 3 : 6);
    if (kind === 0) return random.pick(TEXTS);
    if (kind === 1) return random.pick([0, 1.5, -3, true, null]);
    if (kind === 2) return random.pick([{}, [], "two\nlines\n"]);
    if (kind === 3) return [random.pick(TEXTS), randomValue(random, depth + 2)];
    return randomValue(random, depth + 1);
  };
  return Object.fromEntries(names(random).map((name) => [name, value()]));
}
