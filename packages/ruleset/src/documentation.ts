const DOCUMENTATION = "https://github.com/error-contract/error-contract/blob/main/packages/ruleset";

/**
 * The page that explains a rule.
 *
 * @param rule - the rule's id; without it, the page of the package
 * @returns the address
 */
export function documentationUrl(rule?: string): string {
  return rule === undefined ? `${DOCUMENTATION}/README.md` : `${DOCUMENTATION}/docs/${rule}.md`;
}
