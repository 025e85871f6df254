import { type Html, html } from "../pages/html.ts";
import { highlight } from "./highlight.ts";

/**
 * Renders the report of a guide's session as a card.
 *
 * @param session - the command and its output: title and score, a summary, and the matrix of operations and statuses
 * @returns the card
 * @throws {Error} if the output has no such parts
 */
export function reportCard(session: string): Html {
  const [command = "", ...output] = session.split("\n");
  const [, title, score] = /^(.+?) {2,}(\d+) of 100$/.exec(output[0] ?? "") ?? [];
  const gap = output.indexOf("…");
  const from = output.indexOf("Operations and statuses");
  const to = output.indexOf("…", from);
  if (title === undefined || score === undefined || gap === -1 || from === -1)
    throw new Error("The report of a guide has no title with a score, or no matrix.");
  const matrix = output.slice(from + 1, to === -1 ? undefined : to).map((line) => line.replace(/^ {2}/, ""));
  return html`<figure class="report">
<figcaption><code>${highlight(command, "sh")}</code></figcaption>
<p class="score"><strong>${score}</strong> of 100 <meter min="0" max="100" value="${score}" aria-label="Score">${score}</meter></p>
<p class="summary"><b>${title}.</b> ${output.slice(1, gap).join(" ")}</p>
<pre tabindex="0"><code>${highlight(matrix.join("\n"), "text")}</code></pre>
</figure>`;
}
