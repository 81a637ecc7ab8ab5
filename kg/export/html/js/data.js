/* What the page holds, and what the reader has chosen. Strings go into the page as text, never as HTML. */

// ---- data ---------------------------------------------------------------------------------------
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const drawing = read("drawing");
const record = read("record");
const facts = new Map(record.facts.map((fact) => [fact.id, fact]));
const drawn = new Map(drawing.nodes.map((node) => [node.id, node]));
const kindLabel = { politician: "politician", person: "person", misc: "other" };
const minor = new Set(record.kinds.filter((row) => row.minor).map((row) => row.kind));
const edgeOf = new Map(drawing.edges.map((edge) => [edge.id, edge]));
const factsOf = new Map(drawing.nodes.map((node) => [node.id, []]));
for (const fact of record.facts) {
  factsOf.get(fact.s).push(fact);
  if (fact.o !== fact.s) factsOf.get(fact.o).push(fact);
}
const many = drawing.nodes.length > record.few;
const state = {
  hiddenKinds: new Set(many ? minor : []),
  statuses: new Set(checkedStatuses()),
  minimum: 1,
  limit: many ? record.few : drawing.nodes.length,
  selected: null, // { type: "node" | "fact", id }
  history: [],
};
let shown = { nodes: new Set(), facts: new Set(), candidates: 0 };

// ---- small makers of elements -------------------------------------------------------------------
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}
function button(className, action, ...children) {
  const element = make("button", className, ...children);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
}
function link(url, text) {
  let safe = false;
  try { safe = ["http:", "https:"].includes(new URL(url).protocol); } catch { safe = false; }
  if (!safe) return make("span", "", text);
  const element = make("a", "", text);
  element.href = url;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
}
const count = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
const nameOf = (id) => (record.entities[id] ? record.entities[id].name : id);
const kindOf = (kind) => kindLabel[kind] || kind;

function readableDay(day) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return day;
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return `${Number(match[3])} ${months[Number(match[2]) - 1]} ${match[1]}`;
}
const readableWhen = (when) => when.split(" – ").map(readableDay).join(" – ");
const readableRange = (first, last) =>
  !first && !last ? "undated" : first === last || !last ? readableDay(first) : readableWhen(`${first || "…"} – ${last}`);

// ---- what is shown ------------------------------------------------------------------------------
function checkedStatuses() {
  return [...document.querySelectorAll('input[name="status"]:checked')].map((box) => box.value);
}
function passes(fact) {
  return state.statuses.has(fact.status) && fact.sources >= state.minimum
    && !state.hiddenKinds.has(drawn.get(fact.s).kind) && !state.hiddenKinds.has(drawn.get(fact.o).kind);
}
function chooseShown() {
  const passing = record.facts.filter(passes);
  const degree = new Map();
  for (const fact of passing) for (const end of new Set([fact.s, fact.o])) degree.set(end, (degree.get(end) || 0) + 1);
  const ranked = drawing.nodes.map((node) => node.id).filter((id) => degree.has(id))
    .sort((a, b) => degree.get(b) - degree.get(a)); // a stable sort: ties stay in the data's order
  const nodes = new Set(ranked.slice(0, state.limit));
  const visible = new Set(passing.filter((fact) => nodes.has(fact.s) && nodes.has(fact.o)).map((fact) => fact.id));
  for (const fact of wantedBySelection(passing)) {
    nodes.add(fact.s).add(fact.o);
    visible.add(fact.id);
  }
  if (state.selected && state.selected.type === "node") nodes.add(state.selected.id);
  const linked = new Set([...visible].flatMap((id) => [facts.get(id).s, facts.get(id).o]));
  for (const id of nodes) {
    if (!linked.has(id) && !(state.selected && state.selected.id === id)) nodes.delete(id);
  }
  return { nodes, facts: visible, candidates: ranked.length };
}
function wantedBySelection(passing) {
  if (!state.selected) return [];
  if (state.selected.type === "fact") return [facts.get(state.selected.id)];
  return passing.filter((fact) => fact.s === state.selected.id || fact.o === state.selected.id);
}
