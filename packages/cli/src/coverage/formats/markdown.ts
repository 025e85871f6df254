import type { Format } from "./format.ts";
import { cellsOf, closingOf, isFault, sectionsOf } from "./words.ts";

/** For a pull request comment or a job summary: faults first, then the table, collapsed. */
export const markdown: Format = (coverage) => {
  const sections = sectionsOf(coverage);
  const faults = sections.flatMap(({ title, errors }) =>
    errors.filter(isFault).map((error) => {
      const { status, code, seen } = cellsOf(error);
      const example = error.example ? ` Example: \`${plain(error.example.request)}\`` : "";
      return `- \`${title}\` answered ${status}${error.code === null ? "" : ` \`${plain(code)}\``} ${seen}×: ${plain(error.problem ?? "")}${example}`;
    }),
  );
  const rows = sections.flatMap(({ title, errors }) =>
    errors.map((error) => {
      const { status, code, documented, tested, seen } = cellsOf(error);
      return `| \`${title}\` | ${status} | ${error.code === null ? code : `\`${plain(code)}\``} | ${documented} | ${tested} | ${seen} |`;
    }),
  );
  return [
    "## Error coverage",
    "",
    closingOf(coverage),
    "",
    ...(faults.length > 0 ? [...faults, ""] : []),
    "<details><summary>Every error</summary>",
    "",
    "| operation | status | code | documented | tested | seen |",
    "|---|---|---|---|--:|--:|",
    ...rows,
    "",
    "</details>",
    "",
  ].join("\n");
};

/** Text from a caller must not end a table cell or a code span. */
function plain(text: string): string {
  return text.replaceAll(/[|`\r\n]/g, " ");
}
