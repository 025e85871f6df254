/** Thrown if an edit would change more than it names; the message gives the user the reason. */
export class Refused extends Error {
  override readonly name = "Refused";
}
