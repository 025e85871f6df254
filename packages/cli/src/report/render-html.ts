import { describeEvent } from "@error-contract/contract";
import { type Html, html } from "@error-contract/docs/html";
import { describe } from "../lint/formats/each-fault.ts";
import { counted } from "../text/counted.ts";
import { originOf } from "../text/origin-of.ts";
import { htmlMatrix } from "./html-matrix.ts";
import { withCode } from "./markdown-text.ts";
import { style } from "./page-style.ts";
import type { Changes, Report, ReportedCode } from "./report.ts";
import { bumpInWords, gain, scoreChange, some } from "./wording.ts";

/** The most items that each list shows. Further codes are collapsed, other items only counted. */
const MOST = { codes: 40, contradictions: 25, faults: 100 } as const;

/**
 * Writes a report as one HTML page: without scripts or external resources, with a light and a dark mode, ready to
 * print.
 *
 * @param report - the report
 * @returns the page
 */
export function renderHtml(report: Report): string {
  const { api, document, openapi, score, verdict, counts } = report;
  const title = [api.title, api.version].filter(Boolean).join(" ");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="description" content="${verdict}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Errors of ${title}: ${score.points} of 100</title>
<style>${raw(style)}</style>
</head>
<body>
<header>
<div><p class="eyebrow">Error report · OpenAPI ${openapi}</p><h1>${title}</h1></div>
<p class="score"><b>${score.points}</b> <span>of 100</span></p>
</header>
<main>
<p class="lead">${verdict}</p>
<dl class="parts">
${score.parts.map(
  ({ title, points, of, share }) =>
    html`<div><dt>${title}</dt><dd class="bar" aria-hidden="true"><span class="meter"><i style="width:${(share * 100).toFixed(1)}%"></i></span></dd><dd>${points} of ${of}</dd></div>\n`,
)}</dl>
${report.changes && changes(report.changes)}
${todo(report)}
<h2>Operations and statuses</h2>
${htmlMatrix(report.matrix)}
<h2>Envelopes</h2>
${envelopes(report)}
<h2>Codes</h2>
${codes(report)}
${contradictions(report)}
</main>
<footer>${document} · ${counted(counts.operations, "operation")} · ${counted(counts.errorResponses, "error response")} · ${counted(counts.findings, "finding")}, ${counted(counts.faults, "fault")} · <code>error-contract report</code>. All operations have equal weight, as do the errors that each should describe.</footer>
</body>
</html>
`.text;
}

function raw(text: string): Html {
  return html([text] as unknown as TemplateStringsArray);
}

function changes({ against, score, added, mended, events, bump }: Changes): Html {
  const list = (title: string, items: readonly (Html | string)[]): Html | undefined =>
    items.length === 0
      ? undefined
      : html`<h3>${title}</h3><ul>${items.slice(0, MOST.faults).map((item) => html`<li>${item}</li>`)}${items.length > MOST.faults && html`<li>and ${items.length - MOST.faults} more</li>`}</ul>`;
  const faults = (all: Changes["added"]): readonly Html[] =>
    all.map((fault) => html`<code>${describe(fault)}</code> <span class="soft">${fault.rule}</span>`);
  const told = events.map(
    ({ event, file, line }) =>
      html`<b>${event.verdict}</b> ${withCode(describeEvent(event))} <span class="soft">${file}:${line}</span>`,
  );
  return html`<h2>Since ${against}</h2>
<p>The score ${scoreChange(score)}; ${counted(added.length, "new fault")}, ${mended.length} fixed.</p>
${list("New faults", faults(added))}${list("Fixed faults", faults(mended))}${list(`What callers notice (${bumpInWords(bump, events)})`, told)}`;
}

function todo({ actions }: Report): Html {
  if (actions.length === 0) return html``;
  return html`<h2>What to do first</h2>
<ol class="todo">
${actions.map(
  ({
    points,
    problem,
    remedy,
    operations,
  }) => html`<li><b>${gain(points)}</b><div><p>${withCode(problem)}</p><p class="soft">${withCode(remedy)}</p>${
    operations.length <= 4
      ? html`<p class="soft">${some(operations, 4)}</p>`
      : html`<p class="soft">Such as ${some(operations.slice(0, 3))}</p>`
  }</div></li>
`,
)}</ol>`;
}

function envelopes({ envelopes: found, noCodes }: Report): Html {
  if (found.length === 0) return html`${noCodes.map((why) => html`<p>${why}</p>`)}`;
  return html`${found.map((envelope) => {
    const { name, uses, statuses, mediaTypes, recognized, rejected } = envelope;
    const origin = originOf(envelope);
    return html`<h3>${name}</h3>
<p class="soft">${counted(uses, "use")} under ${some(statuses, 10)}, as ${mediaTypes.map((type, index) => html`${index > 0 && ", "}<code>${type}</code>`)}${origin && `; ${origin}`}.</p>
${
  recognized.length === 0
    ? html`<p>Nothing in it looks like a code, a status or a message.</p>`
    : html`<dl class="shape">${unique(recognized).map(({ role, pointer, why }) => html`<div><dt>${role}</dt><dd><code>${pointer || "the body"}</code></dd><dd class="soft">${why}</dd></div>`)}</dl>`
}
${
  rejected.length > 0 &&
  html`<details class="screen"><summary>What was not taken, and why</summary><dl class="shape">${unique(rejected).map(({ role, pointer, why }) => html`<div><dt>${role}</dt><dd><code>${pointer || "the body"}</code></dd><dd class="soft">${why}</dd></div>`)}</dl></details>`
}
`;
  })}`;
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function codes({ codes: all, noCodes }: Report): Html {
  if (all.length === 0) return html`${noCodes.map((why) => html`<p>${why}</p>`)}`;
  const first = all.slice(0, MOST.codes);
  const rest = all.slice(MOST.codes);
  return html`${codeTable(first)}${rest.length > 0 && html`<details><summary>${counted(rest.length, "more code")}</summary>${codeTable(rest)}</details>`}`;
}

function codeTable(codes: readonly ReportedCode[]): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="Codes"><table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Operations</th><th scope="col" class="wide">Known by</th></tr></thead><tbody>
${codes.map(
  ({ code, title, statuses, operations, evidence }) =>
    html`<tr><th scope="row"><code>${code}</code>${title && html` <span class="soft">${title}</span>`}</th><td>${statuses.join(", ") || "any"}</td><td>${operations.length <= 3 ? operations.join(", ") : counted(operations.length, "operation")}</td><td class="wide soft">${evidence}</td></tr>\n`,
)}</tbody></table></div>`;
}

function contradictions({ contradictions: all, document }: Report): Html {
  if (all.length === 0) return html``;
  const shown = all.slice(0, MOST.contradictions);
  return html`<h2>Contradictions</h2>
<ul class="plain">
${shown.map(
  ({
    file,
    line,
    column,
    message,
    rule,
    documentationUrl,
    faults,
  }) => html`<li><p>${message}</p><p class="soft"><code>${file}:${line}:${column}</code> · <a href="${documentationUrl}">${rule}</a>${faults.length > 1 && ` · ${faults.length} faults`}</p></li>
`,
)}</ul>${all.length > shown.length && html`<p class="soft">And ${all.length - shown.length} more: <code>error-contract lint ${document}</code></p>`}`;
}
