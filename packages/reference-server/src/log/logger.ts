/** The part of pino's (and Fastify's) logger that the error log needs. */
export interface Logger {
  error(details: object, message: string): void;
  info(details: object, message: string): void;
}
