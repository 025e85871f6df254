type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type ToNumber<Text extends string> = Text extends `${infer Value extends number}` ? Value : never;

interface StatusesByRange {
  "1XX": ToNumber<`1${Digit}${Digit}`>;
  "2XX": ToNumber<`2${Digit}${Digit}`>;
  "3XX": ToNumber<`3${Digit}${Digit}`>;
  "4XX": ToNumber<`4${Digit}${Digit}`>;
  "5XX": ToNumber<`5${Digit}${Digit}`>;
}

/**
 * Any status that a response can have. They are listed one by one, because `number` would keep the compiler from ruling any out.
 *
 * @example
 * const isServerError = (status: HttpStatus) => status >= 500;
 */
export type HttpStatus = StatusesByRange[Range];

/** A range, as OpenAPI writes it. */
export type Range = keyof StatusesByRange;

/**
 * The statuses that a key of `responses` stands for. A range stands for those not listed on their own, and `default` for
 * those that neither a status nor a range lists. `default` counts as an error: 4XX or 5XX.
 */
export type StatusesOf<Key, Keys> = Key extends number
  ? Key
  : Key extends Range
    ? Exclude<StatusesByRange[Key], Keys>
    : Key extends "default"
      ? Exclude<StatusesByRange["4XX" | "5XX"], Keys | StatusesByRange[Keys & Range]>
      : never;

/** Whether a key of `responses` means success. */
export type IsSuccess<Key> = Key extends string | number ? (`${Key}` extends `2${string}` ? true : false) : false;
