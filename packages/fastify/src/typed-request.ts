type Values = Readonly<Record<string, unknown>>;
type None = Readonly<Record<string, never>>;

/**
 * The parameters of an operation, in openapi-typescript's form.
 *
 * @typeParam Operation - a member of `operations`; `unknown` stands for any parameters
 * @typeParam Where - the part of the request that contains them
 */
export type ParametersOf<Operation, Where extends "path" | "query" | "header"> = unknown extends Operation
  ? Values
  : Operation extends { parameters: infer All }
    ? Where extends keyof All
      ? [Exclude<All[Where], undefined>] extends [never]
        ? None
        : Readonly<Exclude<All[Where], undefined>>
      : None
    : None;

/**
 * The JSON body of an operation's request; `undefined` if it has none or if it is optional.
 *
 * @typeParam Operation - a member of `operations`; `unknown` stands for any body
 */
export type BodyOf<Operation> = unknown extends Operation
  ? unknown
  : Operation extends { requestBody?: never }
    ? undefined
    : Operation extends { requestBody: { content: infer Content } }
      ? JsonIn<Content>
      : Operation extends { requestBody?: { content: infer Content } }
        ? JsonIn<Content> | undefined
        : undefined;

type JsonIn<Content> = {
  [Media in keyof Content]: Media extends `${string}json${string}` ? Content[Media] : never;
}[keyof Content];
