export declare function redactUrl(url: string): string;
export declare function redactText(text: string): string;
export declare function redactJson(value: unknown): unknown;
export declare function allowedHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string>;
