import { cruise, type IForbiddenRuleType, type IModule } from "dependency-cruiser";

/** The imports of a tree, and the rules that they violate. */
export interface Imports {
  readonly modules: readonly IModule[];
  /** `rule: from → to`, or the files of a cycle. */
  readonly violations: readonly string[];
}

/**
 * Reads every import below some folders, including imports of types.
 *
 * @param root - absolute path of the repository
 * @param folders - relative to `root`
 * @param forbidden - dependency-cruiser's rules
 * @returns the imports, with paths relative to `root`
 */
export async function readImports(
  root: string,
  folders: readonly string[],
  forbidden: readonly IForbiddenRuleType[],
): Promise<Imports> {
  const { output } = await cruise(
    [...folders],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...forbidden] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "/(dist|\\.build)/" }, // running tests write to `.build`
    },
    {
      exportsFields: ["exports"],
      conditionNames: ["@error-contract/source", "import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js"],
    },
  );
  if (typeof output === "string") throw new Error(output);
  const violations = output.summary.violations.map(({ rule, from, to, cycle }) =>
    [`${rule.name}: ${from}`, ...(cycle?.map(({ name }) => name) ?? [to])].join(" → "),
  );
  return { modules: output.modules, violations };
}
