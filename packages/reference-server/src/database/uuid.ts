/** Whether the text can be an id at all, of whatever version of UUID. The database refuses a statement with any other. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
