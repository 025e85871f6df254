const FUNCTION = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:async )?function\*? (\w+)/g;
const OPTIONS = /export interface (\w*Options)\b[^{]*\{([\s\S]*?)\n\}/g;

/**
 * Finds what docstrings leave out of what outsiders rely on: each function's parameters, result and an example, each option's default.
 *
 * @param source - the text of a source file
 * @param report - the `api.md` of its package, which names what is public
 * @returns such as `lint has no @example`
 */
export function missingDocs(source: string, report: string): readonly string[] {
  return [...functionDocs(source, report), ...optionDocs(source, report)];
}

function functionDocs(source: string, report: string): readonly string[] {
  const described = new Set<string>(); // the first of several overloads speaks for all
  return [...source.matchAll(FUNCTION)].flatMap(([, doc = "", name = ""]) => {
    const signature = new RegExp(`^export function ${name}\\b.*`, "m").exec(report)?.[0];
    if (signature === undefined || described.has(name)) return [];
    described.add(name);
    const tags = [
      ...(signature.includes("()") ? [] : ["@param"]),
      ...(/: (Promise<)?void>?;$/.test(signature) ? [] : ["@returns"]),
      "@example",
    ];
    return tags.filter((tag) => !doc.includes(tag)).map((tag) => `${name} has no ${tag}`);
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
