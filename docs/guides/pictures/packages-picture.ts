import dagre from "@dagrejs/dagre";
import { type Point, svg, text } from "./svg.ts";

/** What the packages begin from. */
const DOCUMENT = "OpenAPI document";

/**
 * Draws which package uses which, from the table that the tests hold all imports to. What follows from other arrows is left out.
 *
 * @param arrows - which packages each package may import
 * @returns the SVG
 */
export function packagesPicture(arrows: Readonly<Record<string, readonly string[]>>): string {
  const names = Object.keys(arrows).filter((name) => name !== "testing");
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 18, ranksep: 56, marginx: 2, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const name of [DOCUMENT, ...names])
    graph.setNode(name, { width: Math.round(name.length * 8.1) + 34, height: 42 });
  graph.setEdge(DOCUMENT, "contract");
  for (const name of names) for (const used of directly(arrows, name)) graph.setEdge(used, name);
  dagre.layout(graph);

  const lines = graph.edges().map((edge: { readonly v: string; readonly w: string }) => {
    const [from, to] = [graph.node(edge.v), graph.node(edge.w)];
    const between = (graph.edge(edge).points ?? []).slice(1, -1);
    return arrow([{ x: from.x + from.width / 2, y: from.y }, ...between, { x: to.x - to.width / 2, y: to.y }]);
  });
  const boxes = graph.nodes().map((name: string) => {
    const { x, y, width, height } = graph.node(name);
    const kind = name === DOCUMENT ? "first" : "box";
    const label = text({ x: round(x), y: round(y + 5) }, name === "contract" ? "middle bold" : "middle", name);
    return `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${width}" height="${height}" rx="8" class="${kind}"/>\n${label}`;
  });
  const { width = 0, height = 0 } = graph.graph();
  const title = `Packages: ${names.map((name) => `${name} uses ${directly(arrows, name).join(", ") || "none"}`).join("; ")}`;
  return svg({ width: Math.ceil(width), height: Math.ceil(height) }, title, [...lines, ...boxes].join("\n"));
}

/** What a package uses, without what the packages that it uses already bring. */
function directly(arrows: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] {
  const used = arrows[name] ?? [];
  return used.filter((candidate) => !used.some((other) => other !== candidate && reaches(arrows, other, candidate)));
}

function reaches(arrows: Readonly<Record<string, readonly string[]>>, from: string, to: string): boolean {
  return (arrows[from] ?? []).some((next) => next === to || reaches(arrows, next, to));
}

/** A curve that leaves and arrives level, with a tip at its end. */
function arrow(points: readonly Point[]): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: round(x), y: round(y) }));
  const tip = rest.at(-1);
  if (first === undefined || tip === undefined) return "";
  let path = `M${first.x} ${first.y}`;
  let from = first;
  for (const to of [...rest.slice(0, -1), { x: tip.x - 6, y: tip.y }]) {
    const middle = round((from.x + to.x) / 2);
    path += ` C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    from = to;
  }
  return `<path d="${path}" class="line"/><path d="M${tip.x} ${tip.y}l-8 -4.5v9z" class="tip"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
