/** The style sheet of the page: one column, system fonts, a light and a dark mode, and a version for print. */
export const style: string = `
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#22211f;--soft:#625d55;--line:#e3ded3;--tint:#f5f2ea;--link:#0b57a4;--good:#1d6b3a;--half:#8a5a00;--bad:#b3261e;--bar:#1d6b3a}
@media(prefers-color-scheme:dark){:root{--paper:#161614;--ink:#e6e2d9;--soft:#a39d91;--line:#34322d;--tint:#1f1e1b;--link:#8bbcf5;--good:#7fce9b;--half:#e3b25f;--bad:#f2958c;--bar:#4f9e6c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{max-width:64rem;margin:0 auto;padding:0 1.5rem 4rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
header{display:grid;grid-template-columns:1fr auto;gap:0 3rem;align-items:end;padding:3.5rem 0 1rem}
h1{margin:.1rem 0 0;font-size:clamp(1.7rem,5vw,2.6rem);line-height:1.12;letter-spacing:-.02em;text-wrap:balance}
h2{margin:3.5rem 0 .8rem;font-size:1.35rem;line-height:1.3;letter-spacing:-.01em}
h3{margin:1.8rem 0 .4rem;font-size:1rem}
p{margin:.5rem 0;max-width:44rem}
.eyebrow,.soft,.note{color:var(--soft);font-size:.875rem}
.eyebrow{margin:0}
.score{margin:0;text-align:right;font-variant-numeric:tabular-nums;line-height:1;white-space:nowrap}
.score b{font-size:clamp(3.2rem,11vw,5.5rem);font-weight:650;letter-spacing:-.05em}
.score span{color:var(--soft);font-size:1rem}
.lead{margin:.8rem 0 2rem;font-size:1.3rem;line-height:1.45;max-width:48rem;text-wrap:pretty}
code,.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
a{color:var(--link);text-underline-offset:.25em;text-decoration-thickness:1px}
.parts{margin:0;padding:1.1rem 0;border-block:1px solid var(--line)}
.parts div{display:grid;grid-template-columns:17rem 1fr 5rem;gap:0 1.2rem;align-items:center;padding:.28rem 0}
.parts dt,.parts dd{margin:0}
.parts dd:last-child{font-variant-numeric:tabular-nums;text-align:right}
.meter{display:block;height:.5rem;background:var(--line);border-radius:1rem;overflow:hidden}
.meter i{display:block;height:100%;background:var(--bar);border-radius:1rem}
ol.todo{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}
ol.todo li{display:grid;grid-template-columns:4.2rem 1fr;padding:.8rem 0;border-bottom:1px solid var(--line)}
ol.todo b{color:var(--good);font-variant-numeric:tabular-nums}
ol.todo p{margin:0}
.scroll{overflow-x:auto;margin:.6rem 0}
table{width:100%;border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.875rem;padding-bottom:.4rem;white-space:normal}
th,td{padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{color:var(--soft);font-size:.8rem;font-weight:600;white-space:nowrap}
tbody th{font-weight:400}
.m th,.m td{padding:.22rem .2rem;white-space:nowrap}
.m tbody th{position:sticky;left:0;max-width:34rem;padding-right:1rem;background:var(--paper);overflow:hidden;text-overflow:ellipsis}
.m tbody tr:hover>*{background:var(--tint)}
.m td,.m thead th+th{width:3.1rem;text-align:center}
.m td b{font-weight:400;font-size:1rem;line-height:1}
.m td i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.m td{position:relative}
.m td small{display:block;margin-top:.1rem;color:var(--soft);font-size:.7rem;line-height:1}
.f,.f b{color:var(--good)}.p,.p b{color:var(--half)}.x,.x b{color:var(--bad)}.e,.e b,.o b{color:var(--soft)}.o{color:var(--soft)}
.f::before,.p::before,.x::before,.e::before,.o::before{font-size:1rem;line-height:1}
.f::before{content:"●";content:"●"/""}.p::before{content:"◐";content:"◐"/""}.x::before{content:"✕";content:"✕"/""}.e::before{content:"◌";content:"◌"/""}.o::before{content:"○";content:"○"/""}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:.6rem 0 1.2rem;padding:0;list-style:none;color:var(--soft);font-size:.875rem}
.legend span{display:inline-block;width:1.3rem}
.method{display:inline-block;min-width:3.9rem;color:var(--soft);font-size:.75rem}
details{border-bottom:1px solid var(--line)}
details>summary{padding:.5rem 0;cursor:pointer}
summary:focus-visible,.scroll:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain>li{padding:.7rem 0;border-bottom:1px solid var(--line)}
ul.plain p{margin:.1rem 0;max-width:none}
dl.shape{display:grid;grid-template-columns:auto auto 1fr;gap:.15rem 1.2rem;margin:.4rem 0 1rem;font-size:.92rem}
dl.shape div{display:contents}
dl.shape dt{color:var(--soft)}
dl.shape dd{margin:0}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
@media(max-width:40rem){body{padding:0 1.1rem 3rem;font-size:1rem}header{grid-template-columns:1fr;padding-top:2rem;gap:1rem}.score{text-align:left}.lead{font-size:1.15rem}.parts div{grid-template-columns:1fr auto;gap:.25rem 1rem;padding:.4rem 0}.parts .bar{grid-area:2/1/3/3}ol.todo li{grid-template-columns:4rem 1fr}.m tbody th{max-width:11rem}.wide{display:none}dl.shape{grid-template-columns:auto 1fr}dl.shape div dd+dd{grid-column:1/-1;margin-bottom:.4rem}}
@media print{@page{margin:16mm 14mm}:root{--paper:#fff;--ink:#000;--soft:#555;--line:#ccc;--tint:#fff;--link:#000;--good:#1d6b3a;--half:#8a5a00;--bad:#b3261e;--bar:#1d6b3a;color-scheme:light}html{font-size:9pt}body{max-width:none;padding:0;font-size:1rem}header{padding-top:0}h2{margin-top:2rem;break-after:avoid}li,tr,dt,dd,h3,.legend{break-inside:avoid}h3{break-after:avoid}.scroll{overflow:visible}.screen{display:none}.meter,.meter i{print-color-adjust:exact}.m tbody th{position:static;max-width:22rem}thead{display:table-header-group}}
`
  .trim()
  .replaceAll("\n", "");
