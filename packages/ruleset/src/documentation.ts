/** Where `pnpm build` puts the pages of the rules, below the address of the site. */
const PAGES = "https://error-contract.github.io/error-contract/rules/";

/**
 * The page that explains a rule.
 *
 * @param rule - the rule's id; without it, the page that lists all rules
 * @returns the address
 */
export function documentationUrl(rule?: string): string {
  return PAGES + (rule ?? "");
}
