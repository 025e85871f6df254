import type { Coverage } from "./coverage.ts";

/** The service whose error log is shown. */
export interface Service {
  /** The address at which this page reaches its API, without a trailing slash. */
  readonly root: string;
  /** The address that callers use: the audience of tokens. */
  readonly audience: string;
  readonly title: string | undefined;
  /** The address of its reference. */
  readonly reference: string | undefined;
  /** The output of `error-contract coverage` for its document. */
  readonly coverage: Coverage | undefined;
}

/** The optional file `service.json` next to the page. */
interface Settings {
  /** The address that callers use; by default the folder above the page. */
  readonly baseUrl?: string;
  readonly title?: string;
  /** Absolute, or relative to the page. */
  readonly reference?: string;
}

/**
 * Reads the files next to the page: `service.json`, and `coverage.json` as `error-contract coverage --format json`
 * writes it.
 *
 * @param page - the address of the page
 * @returns the service, with defaults for missing files
 */
export async function loadService(page: string): Promise<Service> {
  const root = new URL("..", page).href.replace(/\/$/, "");
  const [settings, coverage] = await Promise.all([
    read<Settings>(new URL("service.json", page)),
    read<Coverage>(new URL("coverage.json", page)),
  ]);
  return {
    root,
    audience: settings?.baseUrl ?? root,
    title: settings?.title,
    reference: settings?.reference === undefined ? undefined : new URL(settings.reference, page).href,
    coverage,
  };
}

/** Treats a response that is not JSON, such as an HTML fallback page, like a missing file. */
async function read<Content>(url: URL): Promise<Content | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? ((await response.json()) as Content) : undefined;
  } catch {
    return undefined;
  }
}
