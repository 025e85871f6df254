import type { IForbiddenRuleType } from "dependency-cruiser";

/** Code that is not published: tests and their helpers, benchmarks, examples and configuration. */
const unpublished = "[.](test|suite|types)[.]ts$|/(test|testing|bench|examples)/|[.]config[.]ts$";

/**
 * Makes the rules that dependency-cruiser checks all imports against.
 *
 * @param arrows - which packages each package may import, by the names of their folders in `packages/`
 * @param typeArrows - which packages' types it may import in addition
 * @param ofThisApi - the packages that may import code generated from this project's own document
 * @returns rules for its option `ruleSet.forbidden`
 */
export function importRules(
  arrows: Readonly<Record<string, readonly string[]>>,
  typeArrows: Readonly<Record<string, readonly string[]>>,
  ofThisApi: readonly string[],
): IForbiddenRuleType[] {
  return [
    ...Object.entries(arrows).flatMap(([name, allowed]) =>
      [
        { with: allowed, dependencyTypesNot: ["type-only" as const] },
        { with: [...allowed, ...(typeArrows[name] ?? [])], dependencyTypes: ["type-only" as const] },
      ].map(({ with: names, ...kind }) => ({
        name: "arrow",
        comment: `${name} may import ${allowed.length > 0 ? allowed.join(", ") : "no other package"}.`,
        severity: "error" as const,
        from: { path: inside(name), pathNot: unpublished },
        to: { path: "^packages/", pathNot: [name, ...names].map(inside), ...kind },
      })),
    ),
    {
      name: "nothing-imports-scripts",
      severity: "error",
      from: { path: "^(packages|spec)/" },
      to: { path: "^scripts/" },
    },
    {
      name: "generated-code",
      comment: `Only ${ofThisApi.join(", ")} may import what is generated from spec/.`,
      severity: "error",
      from: { path: "^packages/", pathNot: [...ofThisApi.map(inside), unpublished] },
      to: { path: "^packages/[^/]+/src/generated/" },
    },
    {
      name: "reaches-into-a-package",
      comment: "Another package is imported by its name, never by a path into its folder. Tests share helpers.",
      severity: "error",
      from: { path: "^(packages/[^/]+|spec|scripts)/", pathNot: unpublished },
      to: { path: "^packages/", pathNot: "^$1/", dependencyTypes: ["local"] },
    },
    { name: "cycle", severity: "error", from: {}, to: { circular: true } },
  ];
}

function inside(name: string): string {
  return `^packages/${name}/`;
}
