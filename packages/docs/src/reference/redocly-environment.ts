/** Environment variables for Redocly's command line: no telemetry and no update notice. */
export const redoclyEnvironment: Readonly<Record<string, string>> = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};
