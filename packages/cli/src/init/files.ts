/** A ruleset for `spectral lint` and for editors. */
export const spectralRuleset = 'extends: ["@error-contract/ruleset"]\n';

/** A configuration for `redocly lint`. */
export const redoclyConfiguration = `plugins: ["@error-contract/ruleset/redocly"]
extends: ["recommended", "error-contract/recommended"]
`;

/**
 * Writes the configuration of this command.
 *
 * @param document - the document's path
 * @param baseline - the baseline's path
 * @returns YAML
 */
export function configuration(document: string, baseline: string): string {
  return `# Read by error-contract: see its README.
documents:
  - ${JSON.stringify(document)}
baseline: ${JSON.stringify(baseline)}
`;
}

/**
 * Writes a GitHub Actions workflow that checks each pull request.
 *
 * @param document - the document's path
 * @param baseline - the baseline's path
 * @returns YAML
 */
export function workflow(document: string, baseline: string): string {
  return `name: Error contract

on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  error-contract:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # the base branch, to compare with
      - uses: error-contract/error-contract@v0
        with:
          document: ${JSON.stringify(document)}
          baseline: ${JSON.stringify(baseline)}
`;
}
