import { Ajv2020, type Options } from "ajv/dist/2020.js";

/** A pointer that is longer is shortened to that of a value around it, whatever it ends with. */
const LONGEST_POINTER = 1_000;

/** How generated code escapes a name for a pointer, each time that it makes one. */
const ESCAPED_NAME = /(\w+)\.replace\(\/~\/g, "~0"\)\.replace\(\/\\\/\/g, "~1"\)/g;

/** A value was held to more schemas than it may be. */
export class TooMuchWork extends Error {
  override readonly name = "TooMuchWork";
}

/**
 * A validator whose work is bounded. Alternatives that hold themselves double the work of Ajv with each level of a value, and it builds the
 * pointer of each value below a name that may be a megabyte long.
 */
export class BoundedValidator extends Ajv2020 {
  #stepsLeft = 0;
  #name = "";
  #escaped = "";

  /**
   * @param options - of Ajv
   * @param process - what else is changed in generated code
   */
  constructor(options: Options, process: (code: string) => string = (code) => code) {
    super({ ...options, code: { process: (code) => process(boundWork(code)) } });
  }

  /**
   * Allows the work of one check.
   *
   * @param steps - how often a schema may be applied
   */
  allow(steps: number): void {
    this.#stepsLeft = steps;
  }

  /**
   * Generated code calls this whenever it applies a schema.
   *
   * @throws {TooMuchWork} no more steps are allowed
   */
  step(): void {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) throw new TooMuchWork();
  }

  /**
   * Generated code calls this for the pointer of a value, often many times for one name.
   *
   * @param name - the name of a property
   * @returns the name in a pointer; what is too long for any is replaced
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
