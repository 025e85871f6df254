/** Thrown where an edit cannot be made without changing more than it names; the message is a reason for the user. */
export class Refused extends Error {
  override readonly name = "Refused";
}
