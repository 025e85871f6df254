import type { Coverage } from "./coverage.ts";

/** The service whose error log is shown. */
export interface Service {
  /** The address of its API as this page reaches it, without a slash at the end. */
  readonly root: string;
  /** The address that callers use, which tokens are meant for. */
  readonly audience: string;
  readonly title: string | undefined;
  /** The address of its reference. */
  readonly reference: string | undefined;
  /** What `error-contract coverage` says of its document. */
  readonly coverage: Coverage | undefined;
}

/** The file `service.json` beside the page. A service need not have it. */
interface Settings {
  /** The address that callers use; by default the folder above the page. */
  readonly baseUrl?: string;
  readonly title?: string;
  /** Absolute, or relative to the page. */
  readonly reference?: string;
}

/**
 * Reads what lies beside the page: `service.json`, and `coverage.json` as `error-contract coverage --format json` writes it.
 *
 * @param page - the address of the page
 * @returns the service; with the defaults for files that are not there
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

/** What is missing, or is a page for people, is as if it were not there. */
async function read<Content>(url: URL): Promise<Content | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? ((await response.json()) as Content) : undefined;
  } catch {
    return undefined;
  }
}
