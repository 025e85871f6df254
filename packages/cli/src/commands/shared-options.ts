/** `--preset`, for every command that applies the rules. */
export const preset = {
  kind: "value",
  value: "NAME",
  choices: ["recommended", "strict", "problem-details"],
  help: "the rule preset",
} as const;

/** `--config`, for every command that reads the configuration. */
export const config = {
  kind: "value",
  value: "FILE",
  help: "the configuration file (default: error-contract.config.yaml)",
} as const;
