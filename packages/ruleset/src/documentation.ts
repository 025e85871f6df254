/** Where `pnpm build` publishes the pages of the rules. */
const PAGES = "https://error-contract.github.io/error-contract/rules/";

/**
 * Returns the URL of the page that explains a rule.
 *
 * @param rule - the rule's id; without it, the page that lists all rules
 * @returns the URL
 */
export function documentationUrl(rule?: string): string {
  return PAGES + (rule ?? "");
}
