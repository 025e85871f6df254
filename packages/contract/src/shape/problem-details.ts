import { inferCode } from "./infer-code.ts";
import { type PlaceProfile, telling } from "./profile.ts";
import type { Shape } from "./shape.ts";
import { isMarker } from "./values.ts";

/** The members that the RFC itself defines. */
const BY_THE_RFC: Shape = { code: "/type", status: "/status", message: "/detail" };

const MEMBERS: ReadonlySet<string> = new Set(["type", "title", "status", "detail", "instance"]);

/**
 * The shape of problem details (RFC 9457). The code is the `type`, if the document says anything about its values.
 * Otherwise it is an extension member whose codes the document shows; failing that, the `title`, if there is no `type`
 * or schemas list several titles; and failing that, the `type` after all.
 *
 * @param places - what the bodies say about each place
 * @returns the shape
 */
export function problemShape(places: readonly PlaceProfile[]): Shape {
  const at = (pointer: string): PlaceProfile | undefined => places.find((place) => place.pointer === pointer);
  const type = at("/type");
  if (type && saysSomething(type)) return BY_THE_RFC;
  const extensions = places.filter(({ keys: [member = ""] }) => !MEMBERS.has(member));
  const [extension] = inferCode(extensions, new Map()).filter(({ verdict }) => verdict === "taken");
  if (extension && extension.because !== "name") return { ...BY_THE_RFC, code: extension.pointer };
  const title = at("/title");
  if (title && (!type || title.listed.size > 1)) return { ...BY_THE_RFC, code: "/title" };
  return BY_THE_RFC;
}

function saysSomething(type: PlaceProfile): boolean {
  return [...type.listed.keys()].some((value) => !isMarker(value)) || telling(type).length > 0;
}
