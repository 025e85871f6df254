import { COLLECTION_STYLE, type DumpOptions, dump, SCALAR_STYLE, visit } from "js-yaml";
import type { Style } from "./style.ts";

const QUOTED = { single: SCALAR_STYLE.SINGLE_QUOTED, double: SCALAR_STYLE.DOUBLE_QUOTED } as const;

/**
 * Writes a value as lines of block YAML, not indented.
 *
 * @param value - an object or a list, not empty
 * @param style - how its neighbors are written
 * @returns the lines
 */
export function blockLines(value: object, style: Style): readonly string[] {
  // After a block scalar that keeps its trailing blank lines, the library marks the end of the document.
  return dump(value, optionsFor(style))
    .replace(/\n(\.\.\.\n)?$/, "")
    .split("\n");
}

/**
 * Writes a value on one line, for use inside a flow collection or after a colon.
 *
 * @param value - any value
 * @param style - how its neighbors are written
 * @returns the text
 */
export function flowText(value: unknown, style: Style): string {
  const options = optionsFor(style);
  // Inside a list, text that is safe only at the root of a document gets quoted.
  const text = dump([value], {
    ...options,
    flowBracketPadding: style.padded,
    transform: (documents) => {
      options.transform?.(documents);
      visit(documents, (node) => {
        if (node.kind === "mapping" || node.kind === "sequence") node.style = COLLECTION_STYLE.FLOW;
      });
    },
  });
  return text.trimEnd().slice(1, -1).trim();
}

/**
 * Writes a key.
 *
 * @param name - the key's text
 * @param style - how its neighbors are written
 * @returns the text before the colon
 */
export function keyText(name: string, style: Style): string {
  const [line = ""] = blockLines({ [name]: 0 }, style);
  return line.slice(0, line.lastIndexOf(":"));
}

function optionsFor({ indent, flushLists, quote, statusKeys, rangeKeys, references }: Style): DumpOptions {
  return {
    noRefs: true,
    lineWidth: -1,
    indent: indent.length,
    seqNoIndent: flushLists,
    quoteStyle: quote,
    transform: (documents) =>
      visit(documents, (node, { isKey }) => {
        if (node.kind === "mapping" && references !== "plain") {
          for (const { key, value } of node.items) {
            const isReference = key.kind === "scalar" && key.value === "$ref" && value.kind === "scalar";
            if (isReference) value.style = QUOTED[references];
          }
        }
        if (!isKey || node.kind !== "scalar") return;
        if (/^[1-9]\d*$/.test(node.value)) {
          if (statusKeys === "plain") node.tag = "tag:yaml.org,2002:int";
          else node.style = QUOTED[statusKeys];
        } else if (/^\dXX$/.test(node.value) && rangeKeys !== "plain") node.style = QUOTED[rangeKeys];
      }),
  };
}
