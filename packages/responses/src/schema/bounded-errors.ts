/** The most errors that are collected for one value. A response shows fewer. */
export const MOST_ERRORS = 1_000;

/**
 * Bounds what a validator collects that Ajv generates with `allErrors`. Ajv has no option for it: a list of half a million wrong
 * items gives half a million errors, and a gigabyte of them. Errors beyond {@link MOST_ERRORS} are left out; whether a value fits stays
 * the same.
 *
 * @param code - the code of one generated function
 * @returns the code for Ajv's option `code.process`
 */
export function boundErrors(code: string): string {
  const [, name] = /return function (\w+)\(/.exec(code) ?? [];
  if (name === undefined) return code;
  // A function with alternatives drops errors again when one of them fits, so it has to run to its end.
  return /errors = _errs\d/.test(code) ? dropLater(code) : stopAt(code, name);
}

function stopAt(code: string, name: string): string {
  const stop = `if(vErrors.length >= ${MOST_ERRORS}){${name}.errors = vErrors;return false;}`;
  return code.replaceAll(/vErrors\.push\(\w+\);|errors = vErrors\.length;/g, (collects) => `${collects}${stop}`);
}

function dropLater(code: string): string {
  const room = `vErrors.length < ${MOST_ERRORS}`;
  return code
    .replaceAll(
      /const (err\d+) = (\{instancePath[\s\S]*?\});if\(vErrors === null\)/g,
      (_, error, made) => `const ${error} = vErrors === null || ${room} ? ${made} : null;if(vErrors === null)`,
    )
    .replaceAll(/vErrors\.push\(\w+\);/g, (push) => `if(${room}){${push}}`)
    .replaceAll(
      /vErrors = vErrors === null \? ([\w.]+) : vErrors\.concat\(\1\);errors = vErrors\.length;/g,
      (_, more) =>
        `errors += ${more}.length;vErrors = vErrors === null ? ${more} : ${room} ? vErrors.concat(${more}) : vErrors;`,
    )
    .replaceAll(/vErrors\.length = (_errs\d+)/g, (_, before) => `vErrors.length = Math.min(${before}, vErrors.length)`);
}
