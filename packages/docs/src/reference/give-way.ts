/** How long to wait for a section that Redoc may not know by the reading view's address, in milliseconds. */
const MOST_MILLISECONDS = 10_000;

/**
 * The script that hides the reading view once Redoc shows the current section: the one in the address, or the one that the reader has
 * scrolled to. Redoc mounts a section only on demand, and rewrites old addresses (`#operation/...`) to its own, which begin with `#/`.
 * The script runs after Redoc's.
 */
export const giveWay: string = `(function(){
const reading=document.getElementById("reading"),end=Date.now()+${MOST_MILLISECONDS};
const headings=[...reading.querySelectorAll("h2[id],h3[id]")];
const anchor=()=>decodeURIComponent(location.hash.slice(1));
const names=heading=>[heading.id,heading.firstElementChild?.id];
const current=()=>headings.filter(heading=>heading.getBoundingClientRect().top<48).at(-1);
(function wait(){
const heading=current(),own=heading&&names(heading);
if(own&&reading.scrollTop>0&&!own.includes(anchor())){
history.replaceState(history.state,"","#"+(own[1]||own[0]));
dispatchEvent(new PopStateEvent("popstate"));
dispatchEvent(new HashChangeEvent("hashchange"))}
const id=anchor();
const shown=[...document.querySelectorAll("#redoc [data-section-id]")].find(section=>section.dataset.sectionId===id&&section.querySelector("h1,h2"));
if(shown||!heading||Date.now()>end){shown?.scrollIntoView();reading.hidden=true}
else setTimeout(wait,50)})()})();`;
