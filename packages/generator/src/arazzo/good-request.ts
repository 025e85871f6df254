import {
  type DocumentReader,
  type Found,
  isJson,
  type Json,
  type Operation,
  type Path,
} from "@error-contract/contract";

/** A parameter with a value that fits it. */
export interface GoodParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Path;
  readonly value: unknown;
}

/** A request that the document allows, made from its examples. */
export interface GoodRequest {
  readonly parameters: readonly GoodParameter[];
  readonly body: { readonly mediaType: string; readonly schema: Path; readonly value: unknown } | undefined;
}

/**
 * Makes a request that an operation accepts, as far as its examples tell.
 *
 * @param reader reads the document
 * @param operation the operation
 * @returns its parameters with their examples, and the first example of its JSON body
 */
export function goodRequest(reader: DocumentReader, operation: Operation): GoodRequest {
  const { keys } = operation.place;
  const found = [keys.slice(0, -1), keys].flatMap((owner) => parametersAt(reader, owner));
  const body = reader.at([...keys, "requestBody"]);
  const content = body && reader.at([...body.keys, "content"]);
  const mediaType = Object.keys(content?.value ?? {}).find((key) => /\bjson\b/.test(key));
  const media = mediaType === undefined || content === undefined ? undefined : reader.at([...content.keys, mediaType]);
  return {
    parameters: found,
    body: media && {
      mediaType: mediaType ?? "",
      schema: [...media.keys, "schema"],
      value: exampleOf(reader, media) ?? {},
    },
  };
}

function parametersAt(reader: DocumentReader, owner: Path): readonly GoodParameter[] {
  const list = reader.at(owner)?.value["parameters"];
  return (Array.isArray(list) ? list : []).flatMap((_, index) => {
    const parameter = reader.at([...owner, "parameters", index]);
    if (parameter === undefined) return [];
    const { name, in: where, required } = parameter.value;
    return {
      name: String(name),
      in: String(where),
      required: required === true,
      schema: [...parameter.keys, "schema"],
      value: exampleOf(reader, parameter) ?? "example",
    };
  });
}

/** `example`, or the first of `examples`, here or in the schema. */
function exampleOf(reader: DocumentReader, { value, keys }: Found): unknown {
  if (value["example"] !== undefined) return value["example"];
  const named: Json = isJson(value["examples"]) ? value["examples"] : {};
  const [first] = Object.keys(named);
  if (first !== undefined) return reader.at([...keys, "examples", first])?.value["value"];
  const schema = reader.at([...keys, "schema"]);
  return schema && schema.keys !== keys ? schema.value["example"] : undefined;
}
