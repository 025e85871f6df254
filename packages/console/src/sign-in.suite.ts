import { describe, expect, it } from "vitest";
import { type ConsoleUse, rows } from "./testing/use-console.ts";

/** The tests of signing in with valid and invalid keys and tokens. */
export function describeSigningIn(use: ConsoleUse): void {
  describe("signing in", () => {
    it("with a key file sends the key nowhere and stores nothing", async () => {
      const { page, requests, complaints } = await use.openSignedIn();
      await rows(page).first().waitFor();
      const secret = use.service.key.privateKey.split("\n")[1] ?? "no key";
      expect(requests.filter((request) => request.includes(secret.slice(0, 20)))).toEqual([]);
      expect(requests.filter((request) => !request.startsWith(use.service.baseUrl))).toEqual([]);
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
        0,
        0,
        "",
      ]);
      expect(complaints).toEqual([]);
    });

    it("with a token works, and a reload signs out", async () => {
      const { page } = await use.open();
      const authorization = await use.authorization();
      await page.getByLabel("Or paste a bearer token").fill(authorization);
      await page.getByRole("button", { name: "Sign in" }).click();
      await rows(page).first().waitFor();
      await page.reload();
      await page.getByRole("heading", { name: "What is failing now?" }).waitFor();
    });

    it("with an invalid token says why, what to do, and shows the request id", async () => {
      const { page } = await use.open();
      await page.getByLabel("Or paste a bearer token").fill("not.a.token");
      await page.getByRole("button", { name: "Sign in" }).click();
      const alert = page.getByRole("alert");
      await alert.waitFor();
      const text = await alert.innerText();
      expect(text).toContain("401 unauthorized");
      expect(text).toContain("Sign a new token and send the request once more.");
      expect(text).toMatch(/Request id\s+[0-9a-f-]{36}/);
    });

    it("with a file that is not a key says which file to choose", async () => {
      const { page } = await use.open();
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "key.pem", mimeType: "text/plain", buffer: Buffer.from("-----BEGIN PRIVATE KEY-----") });
      await expect.poll(() => page.getByRole("alert").innerText()).toContain("Choose the JSON that the API returned");
    });
  });
}
