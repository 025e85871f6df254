/** The environment that Redocly's command line gets: no telemetry, no notice of a newer version among its messages. */
export const redoclyEnvironment: Readonly<Record<string, string>> = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};
