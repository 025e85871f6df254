import { describe, expect, it } from "vitest";
import { groupByResource } from "./group-paths.ts";

const groups = (...paths: readonly string[]) => Object.fromEntries(groupByResource(paths, (path) => path));

describe("paths are grouped by the resource that they are about", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["versions and parameters say nothing", ["/v1/pets", "/v1/pets/{id}", "/v2/shops"], ["pets", "shops"]],
    ["what all paths begin with says nothing", ["/api/pets", "/api/shops/{id}"], ["pets", "shops"]],
    ["one path is its last segment", ["/api/pets"], ["pets"]],
    ["the root has a name", ["/", "/pets"], ["/", "pets"]],
  ])("%s", (_, paths, names) => {
    expect(Object.keys(groups(...paths))).toEqual(names);
  });

  it("and by one segment more where a group would be large", () => {
    const issues = Array.from({ length: 40 }, (_, index) => `/repos/{repo}/issues/${index}`);
    const pulls = Array.from({ length: 40 }, (_, index) => `/repos/{repo}/pulls/${index}`);
    const grouped = groups("/users", ...issues, ...pulls);
    expect(Object.keys(grouped)).toEqual(["users", "repos/issues", "repos/pulls"]);
    expect(Object.values(grouped).flat()).toHaveLength(81);
  });
});
