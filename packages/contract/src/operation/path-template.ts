/** The pattern of the paths that a template matches. */
export interface PathPattern {
  /** A regular expression without anchors, with a group for each parameter. */
  readonly source: string;
  /** The parameters' names, in the order of the groups. */
  readonly names: readonly string[];
}

/**
 * Writes a path template as a regular expression. A parameter stands for any text in one segment.
 *
 * @param template - a path of the document, or the path of a server's URL
 * @returns the expression, and the names of its groups
 * @example
 * pathPattern("/pets/{id}"); // { source: "/pets/([^/]+)", names: ["id"] }
 */
export function pathPattern(template: string): PathPattern {
  const parts = template.split(/\{([^}]*)\}/); // every fixed part but the last is followed by a name
  return {
    source: parts.map((part, index) => (index % 2 === 1 ? "([^/]+)" : escapeLiteral(part))).join(""),
    names: parts.filter((_, index) => index % 2 === 1),
  };
}

function escapeLiteral(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
