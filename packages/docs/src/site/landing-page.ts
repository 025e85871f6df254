import { type Html, html } from "../pages/html.ts";
import type { BodyReading } from "./read-body.ts";
import { reportCard } from "./report-card.ts";

/** The parts of the landing page that come from guides and examples. */
export interface Showcase {
  /** A tested session from a guide. */
  readonly session: string;
  /** The readings of documents of different styles. */
  readonly readings: readonly (BodyReading & { readonly title: string; readonly guide: string })[];
}

const outcomes = [
  {
    title: "Find contradictions",
    command: "npx error-contract lint openapi.yaml",
    text: "A 404 that pins the status 400, an operation without a 401, a stack trace in an example: each with file and line, the most harmful first.",
    page: "rules/index.html",
  },
  {
    title: "Fix them",
    command: "npx error-contract fix openapi.yaml --write",
    text: "Adds missing responses, headers and examples, based on your other operations. Every other byte stays the same.",
    page: "packages/cli.html",
  },
  {
    title: "Fail on new faults only",
    command: "npx error-contract lint openapi.yaml --baseline known.json",
    text: "Accept existing faults, and let CI reject new ones. Works with Spectral and Redocly.",
    page: "guides/ci.html",
  },
  {
    title: "Call it with types",
    command: "npx error-contract generate openapi.yaml src/api",
    text: "error.code narrows, wherever the API puts it. A proxy's HTML page is an error you can read, never undefined.",
    page: "guides/call.html",
  },
  {
    title: "Serve what you document",
    command: "npm install @error-contract/responses",
    text: "Fastify, Express, Hono, Nest or plain Node send the documented errors, and you keep your routes.",
    page: "guides/serve.html",
  },
  {
    title: "Explain every code",
    command: "npx error-contract pages openapi.yaml -o public",
    text: "A page for each code: why it happens, what to do, whether to retry. Ten kilobytes, no JavaScript, Markdown and JSON twins.",
    page: "errors/index.html",
  },
] as const;

/**
 * Writes the body of the landing page.
 *
 * @param showcase - the parts from guides and examples
 * @returns the body
 */
export function landingPage({ session, readings }: Showcase): Html {
  return html`<main id="content" class="landing">
<section class="hero">
<div class="pitch">
<h1>Find out how your API fails</h1>
<p class="lead">One command reads the OpenAPI document that you have. In a second you see which errors it describes, where it contradicts itself, and what to fix first. Types, a client, error pages and your server's answers follow from the same document.</p>
<p class="actions"><a class="button" href="guides/start/index.html">Your API in ten minutes</a> <a href="guides/how-it-works.html">How it works</a></p>
</div>
${reportCard(session)}
</section>

<section>
<h2>It reads the document that you have</h2>
<p class="lead">Nothing to configure. It finds the code, status and message of an error body by constants, enums, examples and media types, and shows the evidence.</p>
<ul class="readings">${readings.map(
    ({ title, guide, body, code, codes, name }) => html`<li>
<h3><a href="${guide}">${title}</a></h3>
<pre tabindex="0"><code>${body}</code></pre>
<p>${
      code === undefined
        ? html`No code, and it says so: errors are told apart by status.`
        : html`<b class="code">code</b> at <code>${code}</code>, ${codes} ${codes === 1 ? "value" : "values"}`
    }<br><span class="soft">${name}</span></p>
</li>`,
  )}</ul>
</section>

<section>
<h2>Everything follows from it</h2>
<p class="lead">One document says how the API fails. What you lint, call, serve and publish is derived from it, so it cannot promise one error and return another.</p>
<ul class="outcomes">${outcomes.map(
    ({ title, command, text, page }) => html`<li>
<h3><a href="${page}">${title}</a></h3>
<p>${text}</p>
<pre tabindex="0"><code>${command}</code></pre>
</li>`,
  )}</ul>
</section>

<section class="close">
<h2>And what it does not do</h2>
<p class="lead">It judges documents, not code. It can't make a server fail with a 500, and it doesn't guess what a document leaves out. <a href="guides/limits.html">The honest list</a>.</p>
</section>
</main>`;
}
