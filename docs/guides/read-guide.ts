/** A code block of a guide that is held to something. Lines are counted from 0; the fences are not part of a block. */
export interface Block {
  readonly kind: "session" | "diff" | "file" | "excerpt";
  readonly first: number;
  readonly end: number;
  readonly lines: readonly string[];
  /** The file that a `diff` or a `file` is about, and that an `excerpt` is taken from. */
  readonly path: string;
}

/** A guide, as what keeps it true sees it. */
export interface Guide {
  /** The folder of `docs/examples/` in whose copy its commands run. */
  readonly start: string | undefined;
  /** The example that it finishes: from `NAME/before` to `NAME/after`. A guide that starts from `NAME/after` finishes none. */
  readonly example: string | undefined;
  readonly blocks: readonly Block[];
  /** Lines of blocks of `sh` or `diff` that are neither followed nor excused by a comment `not run: why`. */
  readonly unproven: readonly number[];
}

/**
 * Reads a guide. Four kinds of blocks mean something:
 *
 * - `sh` with lines that begin with `$ `: commands, each followed by its output
 * - `diff` in a section, after a line that ends with a path in backticks and a colon: an edit of that file
 * - any other language right under such a line: the whole of a new file
 * - any language under a comment `from PATH` or `from PATH#REGION`: an excerpt of a file of this repository
 *
 * @param markdown - the guide
 * @returns what it tells its reader to do, in order
 */
export function readGuide(markdown: string): Guide {
  const lines = markdown.split("\n");
  const blocks: Block[] = [];
  const unproven: number[] = [];
  let example: string | undefined;
  let above = ""; // the last line that is not empty
  let edited: string | undefined; // the file that the section named last

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    example = /^<!-- example: (\S+) -->$/.exec(line)?.[1] ?? example;
    const language = /^```(\w+)$/.exec(line)?.[1];
    if (language !== undefined) {
      const first = index + 1;
      const end = lines.indexOf("```", first);
      if (end === -1) throw new Error(`line ${index + 1}: this block has no end`);
      const content = lines.slice(first, end);
      const kindAndPath = meaning(language, above, content, edited);
      const isCommand = language === "sh" || language === "diff";
      if (kindAndPath !== undefined) blocks.push({ ...kindAndPath, first, end, lines: content });
      else if (isCommand && !/^<!-- not run: .+ -->$/.test(above)) unproven.push(index + 1);
      index = end;
      above = "";
    } else if (line.trim() !== "") {
      above = line;
      edited = line.startsWith("#") ? undefined : (pathIn(line) ?? edited);
    }
  }
  const isFinished = example?.includes("/") ?? true;
  return {
    start: isFinished ? example : `${example}/before`,
    example: isFinished ? undefined : example,
    blocks,
    unproven,
  };
}

function meaning(
  language: string,
  above: string,
  content: readonly string[],
  edited: string | undefined,
): Pick<Block, "kind" | "path"> | undefined {
  const excerpt = /^<!-- from (\S+) -->$/.exec(above)?.[1];
  if (excerpt !== undefined) return { kind: "excerpt", path: excerpt };
  if (language === "sh") return content[0]?.startsWith("$ ") ? { kind: "session", path: "" } : undefined;
  if (language === "diff") return edited === undefined ? undefined : { kind: "diff", path: edited };
  const file = pathIn(above);
  return file === undefined ? undefined : { kind: "file", path: file };
}

function pathIn(line: string): string | undefined {
  return /`([\w./-]+\.\w+)`:$/.exec(line)?.[1];
}
