import { XMLBuilder, XMLParser, XMLValidator } from "fast-xml-parser";
import { redactText } from "./redact-text.ts";
import { isSecretName } from "./secret-names.ts";
import { redacted } from "./secret-values.ts";

// Entities are not expanded, and no DTD is read.
const common = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  processEntities: false,
} as const;
const parser = new XMLParser({ ...common, parseTagValue: false, parseAttributeValue: false, trimValues: false });
const builder = new XMLBuilder({ ...common, suppressEmptyNode: true });
const ATTRIBUTES = ":@";
const NAMING = /^(?:name|key|id|field|param|parameter|property|type)$/i;

/** A node: a property with its name and its children, or `#text`; and its attributes. */
type Node = Readonly<Record<string, unknown>>;

/**
 * Redacts XML: attributes and whole elements whose names look secret, and secrets in any text or attribute.
 *
 * @param text - the whole body
 * @returns the redacted document; `undefined` if it is not well-formed XML, or has a DTD
 */
export function redactXml(text: string): string | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return undefined;
  try {
    if (XMLValidator.validate(text) !== true) return undefined;
    return builder.build(redactNodes(parser.parse(text), false));
  } catch {
    return undefined; // nested too deeply, or rejected by the parser
  }
}

function redactNodes(nodes: readonly Node[], hidden: boolean): readonly Node[] {
  const secretNamed = nodes.some((node) =>
    Object.keys(node).some((name) => NAMING.test(localName(name)) && isSecretName(textIn(node[name]))),
  );
  return nodes.map((node) => {
    const attributes = Object.entries(node[ATTRIBUTES] ?? {}).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const namesSecret = attributes.some(([name, value]) => NAMING.test(localName(name)) && isSecretName(value));
    const entries = Object.entries(node).map(([name, content]): [string, unknown] => {
      if (name === ATTRIBUTES) {
        return [
          name,
          Object.fromEntries(attributes.map(([key, value]) => [key, attribute(key, value, hidden || namesSecret)])),
        ];
      }
      if (name === "#text") {
        const value = String(content);
        return [name, hidden && value.trim() !== "" ? redacted : redactText(value)];
      }
      const local = localName(name);
      const isSecret = hidden || namesSecret || isSecretName(local) || (secretNamed && !NAMING.test(local));
      return [name, Array.isArray(content) ? redactNodes(content, isSecret) : content];
    });
    return Object.fromEntries(entries);
  });
}

function attribute(name: string, value: string, hidden: boolean): string {
  const local = localName(name);
  return isSecretName(local) || (hidden && !NAMING.test(local)) ? redacted : redactText(value);
}

/** Removes the namespace prefix. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function textIn(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content
    .map((node: Node) => String(node["#text"] ?? ""))
    .join("")
    .trim();
}
