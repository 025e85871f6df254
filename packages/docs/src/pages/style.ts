const base = `
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#22211f;--soft:#625d55;--line:#e3ded3;--tint:#f5f2ea;--link:#0b57a4;--mark:#a33a1b}
@media(prefers-color-scheme:dark){:root{--paper:#161614;--ink:#e6e2d9;--soft:#a39d91;--line:#34322d;--tint:#1f1e1b;--link:#8bbcf5;--mark:#f2a17f}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{max-width:46rem;margin:0 auto;padding:0 1.25rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
header,footer{display:flex;flex-wrap:wrap;justify-content:space-between;padding:1.1rem 0;font-size:.875rem}
footer{margin-top:3.5rem;border-top:1px solid var(--line)}
h1{margin:.2rem 0 1rem;font-size:clamp(1.6rem,6vw,2.5rem);line-height:1.15;letter-spacing:-.02em}
h2{margin:2.6rem 0 .6rem;font-size:1.15rem;line-height:1.3}
h2 a{color:inherit;text-decoration:none}
h3{font-size:1rem}
p,ul,ol,pre{margin:.6rem 0}
ul,ol{padding-left:1.25rem}
li{margin:.4rem 0}
.eyebrow{margin:2.5rem 0 0;font-size:.875rem;font-weight:600;color:var(--mark)}
.lead{margin:0;font-size:1.2rem;line-height:1.5;color:var(--soft)}
a{color:var(--link);text-underline-offset:.3em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
code,pre,.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code{font-size:.9em}
pre{padding:.9rem 1.1rem;background:var(--tint);border:1px solid var(--line);border-radius:6px;font-size:.875rem;line-height:1.55;white-space:pre-wrap}
pre code{font-size:inherit}
:target{background:var(--tint);box-shadow:-.5rem 0 var(--tint),-.7rem 0 var(--mark)}
@media print{header,footer,fieldset{display:none}body{background:#fff;color:#000;font-size:10.5pt}pre,h2{break-inside:avoid;break-after:avoid}}
`;

const table = `
table{width:100%;margin:.6rem 0;border-collapse:collapse;font-size:.95rem}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{font-size:.8rem;color:var(--soft)}
fieldset{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:1.2rem 0;padding:0;border:0;font-size:.9rem}
legend{float:left;margin-right:1.2rem;color:var(--soft)}
@media(max-width:36rem){table,tbody{display:block}thead{display:none}tr{display:flex;flex-wrap:wrap;gap:0 .75rem;padding:.5rem 0;border-bottom:1px solid var(--line)}td{padding:0;border:0}}
`;

/** The minified style of every page. */
export const style: string = base.trim().replaceAll("\n", "");

/** The additional style of pages with a table. */
export const tableStyle: string = table.trim().replaceAll("\n", "");
