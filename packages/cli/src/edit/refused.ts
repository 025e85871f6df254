/** Thrown if an edit would change more than it names; the message tells the user why. */
export class Refused extends Error {
  override readonly name = "Refused";
}
