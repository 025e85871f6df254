import { expect, test } from "vitest";
import { operationsOf } from "./operations.ts";
import { at, itemsOf, readSpecification } from "./specification.ts";

const { document, files } = readSpecification();

test("every link within the document leads to a heading, a tag or an operation, by the anchors that Redoc gives them", () => {
  const slug = (title: string) => title.toLowerCase().replaceAll(" ", "-");
  const anchors = new Set(itemsOf(at(document, "tags")).map((tag) => `#/${slug(String(at(tag, "name")))}`));
  for (const { id, node } of operationsOf(document)) {
    for (const tag of itemsOf(at(node, "tags"))) anchors.add(`#/${slug(String(tag))}/${slug(id)}`);
  }
  let section = "";
  for (const [, level, title] of String(at(document, "info", "description")).matchAll(/^(#{1,2}) (.+)$/gm)) {
    if (level === "#") section = `#/section/${slug(String(title))}`;
    anchors.add(level === "#" ? section : `${section}/${slug(String(title))}`);
  }

  const links = new Set([...JSON.stringify([...files.values()]).matchAll(/\]\((#[^)]*)\)/g)].map(([, link]) => link));
  expect(links.size).toBeGreaterThan(4);
  expect([...links].filter((link) => !anchors.has(String(link)))).toEqual([]);
});
