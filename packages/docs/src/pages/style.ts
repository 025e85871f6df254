import { createHash } from "node:crypto";

const source = `
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#22211f;--soft:#625d55;--line:#e3ded3;--tint:#f5f2ea;--link:#0b57a4;--mark:#a33a1b}
@media(prefers-color-scheme:dark){:root{--paper:#161614;--ink:#e6e2d9;--soft:#a39d91;--line:#34322d;--tint:#1f1e1b;--link:#8bbcf5;--mark:#f2a17f}}
*{box-sizing:border-box}
html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%}
body{margin:0;padding:0 1.25rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:44rem;margin:0 auto}
header,footer{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:1.1rem 0;font-size:.875rem;color:var(--soft)}
header :last-child{margin-left:auto}
footer{margin-top:4rem;border-top:1px solid var(--line)}
h1{margin:.2rem 0 1rem;font-size:clamp(1.6rem,6vw,2.5rem);line-height:1.15;letter-spacing:-.02em;overflow-wrap:anywhere}
h2{margin:2.75rem 0 .6rem;font-size:1.15rem;line-height:1.3}
h2 a{color:inherit;text-decoration:none}
h3{font-size:1rem}
p,ul,ol,table,pre{margin:.6rem 0}
ul,ol{padding-left:1.25rem}
li{margin:.4rem 0}
.eyebrow{margin:2.5rem 0 0;font-size:.875rem;font-weight:600;color:var(--mark)}
.lead{font-size:1.2rem;line-height:1.5;color:var(--soft);margin:0}
a{color:var(--link);text-underline-offset:.2em;text-decoration-thickness:1px}
a:has(code){text-underline-offset:.35em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--link);outline-offset:3px;border-radius:2px}
code,pre,h1.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code{font-size:.9em;overflow-wrap:anywhere}
pre{padding:.9rem 1.1rem;background:var(--tint);border:1px solid var(--line);border-radius:6px;font-size:.875rem;line-height:1.55;white-space:pre-wrap;overflow-wrap:anywhere}
pre code{font-size:inherit}
table{width:100%;border-collapse:collapse;font-size:.95rem}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{font-size:.8rem;font-weight:600;color:var(--soft)}
:target{background:var(--tint);box-shadow:-.5rem 0 var(--tint),-.7rem 0 var(--mark)}
fieldset{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:1rem 0;padding:0;border:0;font-size:.9rem}
legend{float:left;margin-right:1.2rem;color:var(--soft)}
@media(max-width:36rem){table.wide,.wide tbody{display:block}.wide thead{display:none}.wide tr{display:flex;flex-wrap:wrap;gap:0 .75rem;padding:.5rem 0;border-bottom:1px solid var(--line)}.wide td{padding:0;border:0}}
@media print{header,footer,fieldset{display:none}body{padding:0;font-size:10.5pt;background:#fff;color:#000}pre{break-inside:avoid}main{max-width:none}h2{break-after:avoid}}
`;

/** The style of every page, as small as it can be written. */
export const style: string = source.trim().replaceAll("\n", "");

/**
 * Writes the content security policy of a page that has styles of its own and nothing else.
 *
 * @param css - the content of the page's `style` element
 * @returns the policy's value
 */
export function policyOf(css: string): string {
  const digest = createHash("sha256").update(css).digest("base64");
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}
