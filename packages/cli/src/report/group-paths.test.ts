import { describe, expect, it } from "vitest";
import { groupByResource } from "./group-paths.ts";

const groups = (...paths: readonly string[]) => Object.fromEntries(groupByResource(paths, (path) => path));

describe("paths are grouped by resource", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["ignoring versions and parameters", ["/v1/pets", "/v1/pets/{id}", "/v2/shops"], ["pets", "shops"]],
    ["ignoring what all paths begin with", ["/api/pets", "/api/shops/{id}"], ["pets", "shops"]],
    ["with the last segment as the name for a single path", ["/api/pets"], ["pets"]],
    ["with `/` as the name for the root", ["/", "/pets"], ["/", "pets"]],
  ])("%s", (_, paths, names) => {
    expect(Object.keys(groups(...paths))).toEqual(names);
  });

  it("and by one more segment if a group would be large", () => {
    const issues = Array.from({ length: 40 }, (_, index) => `/repos/{repo}/issues/${index}`);
    const pulls = Array.from({ length: 40 }, (_, index) => `/repos/{repo}/pulls/${index}`);
    const grouped = groups("/users", ...issues, ...pulls);
    expect(Object.keys(grouped)).toEqual(["users", "repos/issues", "repos/pulls"]);
    expect(Object.values(grouped).flat()).toHaveLength(81);
  });
});
