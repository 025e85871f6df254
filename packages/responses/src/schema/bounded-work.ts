import { Ajv2020, type Options } from "ajv/dist/2020.js";

/** A longer pointer is shortened to that of an enclosing value. */
const LONGEST_POINTER = 1_000;

/** How generated code escapes a name each time it builds a pointer. */
const ESCAPED_NAME = /(\w+)\.replace\(\/~\/g, "~0"\)\.replace\(\/\\\/\/g, "~1"\)/g;

/** Thrown if a check applies more schemas than allowed. */
export class TooMuchWork extends Error {
  override readonly name = "TooMuchWork";
}

/**
 * A validator with bounded work. With recursive alternatives, Ajv's work doubles with each level of a value, and Ajv repeats a
 * name, which may be a megabyte long, in the pointer of every value below it.
 */
export class BoundedValidator extends Ajv2020 {
  #stepsLeft = 0;
  #name = "";
  #escaped = "";

  /**
   * @param options - Ajv's options
   * @param process - a further transformation of the generated code
   */
  constructor(options: Options, process: (code: string) => string = (code) => code) {
    super({ ...options, code: { process: (code) => process(boundWork(code)) } });
  }

  /**
   * Sets the budget of one check.
   *
   * @param steps - how many times a schema may be applied
   */
  allow(steps: number): void {
    this.#stepsLeft = steps;
  }

  /**
   * Generated code calls this whenever it applies a schema.
   *
   * @throws {TooMuchWork} if no steps are left
   */
  step(): void {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) throw new TooMuchWork();
  }

  /**
   * Generated code calls this for the pointer of a value, often many times for one name.
   *
   * @param name - the name of a property
   * @returns the escaped name; a name too long for any pointer is replaced
   */
  escapeName(name: string): string {
    if (name !== this.#name) {
      this.#name = name;
      this.#escaped =
        name.length > LONGEST_POINTER
          ? "-".repeat(LONGEST_POINTER + 1)
          : name.replaceAll("~", "~0").replaceAll("/", "~1");
    }
    return this.#escaped;
  }
}

function boundWork(code: string): string {
  const start = `self.step();instancePath = instancePath.slice(0, ${LONGEST_POINTER + 1});`;
  return code
    .replaceAll(ESCAPED_NAME, (_, name) => `self.escapeName(${name})`)
    .replace("let vErrors = null;", (begin) => start + begin);
}
