const DOC = String.raw`(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?:\/\/.*\n)*)?`;
const FUNCTION = new RegExp(String.raw`${DOC}export (?:async )?function\*? (\w+)([\s\S]*?\n\})`, "g");
const OTHER = new RegExp(String.raw`${DOC}export (class|interface|type|const) (\w+)`, "g");
const OPTIONS = /export interface (\w*Options)\b[^{]*\{([\s\S]*?)\n\}/g;

/**
 * Finds what the docstrings of public exports lack: a description of each; the parameters, result, own errors and an
 * example of each function; an example of each class; the default of each option.
 *
 * @param source - the text of a source file
 * @param report - the `api.md` of its package, which names what is public
 * @returns the omissions, such as `lint has no @example`
 */
export function missingDocs(source: string, report: string): readonly string[] {
  return [...functionDocs(source, report), ...otherDocs(source, report), ...optionDocs(source, report)];
}

function functionDocs(source: string, report: string): readonly string[] {
  const described = new Set<string>(); // the first of several overloads has the docstring
  return [...source.matchAll(FUNCTION)].flatMap(([, doc = "", name = "", body = ""]) => {
    const signature = new RegExp(`^export function ${name}\\b.*`, "m").exec(report)?.[0];
    if (signature === undefined || described.has(name)) return [];
    described.add(name);
    const tags = [
      ...parametersOf(signature).map((parameter) => `@param ${parameter}`),
      ...(/: (Promise<)?void>?;$/.test(signature) ? [] : ["@returns"]),
      ...(/\bthrow new\b/.test(body) ? ["@throws"] : []),
      "@example",
    ];
    return tags.filter((tag) => !doc.includes(tag)).map((tag) => `${name} has no ${tag.trim()}`);
  });
}

/** API Extractor names a destructured parameter `input`, so any name is accepted for it. */
function parametersOf(signature: string): readonly string[] {
  const [, list = ""] = /^export function \w+(?:<.*?>)?\((.*)\)/.exec(signature) ?? [];
  const names = [...list.matchAll(/(?:^|, )(?:\.\.\.)?(\w+)\??: /g)].map(([, name = ""]) => name);
  return names.map((name) => (/^input\d*$/.test(name) ? "" : `${name} - `));
}

function otherDocs(source: string, report: string): readonly string[] {
  return [...source.matchAll(OTHER)].flatMap(([, doc = "", kind = "", name = ""]) => {
    if (!new RegExp(`^export ${kind} ${name}\\b`, "m").test(report)) return [];
    if (doc === "") return [`${name} has no docstring`];
    return kind === "class" && !doc.includes("@example") ? [`${name} has no @example`] : [];
  });
}

function optionDocs(source: string, report: string): readonly string[] {
  return [...source.matchAll(OPTIONS)].flatMap(([, name = "", members = ""]) => {
    if (!report.includes(`export interface ${name} `)) return [];
    return members.split(/;\n(?= {2}\S)/).flatMap((member) => {
      const option = /^ {2}readonly (\w+)\?:/m.exec(member)?.[1];
      return option === undefined || member.includes("@default") ? [] : `${name}.${option} has no @default`;
    });
  });
}
