/** `--preset`, of every command that applies the rules. */
export const preset = {
  kind: "value",
  value: "NAME",
  choices: ["recommended", "strict", "problem-details"],
  help: "what is expected",
} as const;

/** `--config`, of every command that reads the configuration. */
export const config = { kind: "value", value: "FILE", help: "instead of error-contract.config.yaml" } as const;
