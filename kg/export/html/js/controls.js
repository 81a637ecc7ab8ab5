/* Search, filters, keys, and the start. */

// ---- search -------------------------------------------------------------------------------------
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const index = drawing.nodes.map((node) => {
  const entity = record.entities[node.id];
  return { id: node.id, kind: node.kind, names: [entity.name, ...entity.aliases].map((name) => [name, fold(name)]) };
});
let offered = [];
let active = -1;

/* 3: a name begins so, 2: a word in it does, 1: it holds the words, 0: it does not. */
const score = (name, wanted) => (name.startsWith(wanted) ? 3 : name.includes(" " + wanted) ? 2 : name.includes(wanted) ? 1 : 0);
function search(words) {
  const wanted = fold(words).trim();
  if (!wanted) return [];
  return index.map((row) => {
    const scored = row.names.map(([name, folded], rank) => [score(folded, wanted) * 2 + (rank === 0 ? 1 : 0) * (score(folded, wanted) > 0), name]);
    const best = scored.reduce((a, b) => (b[0] > a[0] ? b : a));
    return { ...row, score: best[0], matched: best[1] };
  }).filter((row) => row.score > 0)
    .sort((a, b) => b.score - a.score || factsOf.get(b.id).length - factsOf.get(a.id).length).slice(0, 10);
}
function offer() {
  const box = byId("search");
  offered = search(box.value);
  active = offered.length ? 0 : -1;
  const items = offered.map((row, rank) => {
    const name = nameOf(row.id);
    const item = make("li", "", make("span", "", name), row.matched !== name ? make("span", "kind-name", `“${row.matched}”`) : null,
      make("span", "kind-name", kindOf(row.kind)));
    item.id = `suggestion-${rank}`;
    item.setAttribute("role", "option");
    item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(rank); });
    return item;
  });
  if (box.value.trim() && !items.length) items.push(make("li", "none", "No name like this"));
  byId("suggestions").replaceChildren(...items);
  setOpen(items.length > 0);
  mark();
}
function setOpen(open) {
  byId("suggestions").hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
}
function mark() {
  offered.forEach((row, rank) => byId(`suggestion-${rank}`).setAttribute("aria-selected", String(rank === active)));
  if (active >= 0) {
    byId("search").setAttribute("aria-activedescendant", `suggestion-${active}`);
    byId(`suggestion-${active}`).scrollIntoView({ block: "nearest" });
  } else byId("search").removeAttribute("aria-activedescendant");
}
function choose(rank) {
  const row = offered[rank];
  if (!row) return;
  byId("search").value = nameOf(row.id);
  setOpen(false);
  if (state.hiddenKinds.delete(row.kind)) showKinds();
  select("node", row.id, { fly: true });
}
function onSearchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && offered.length) {
    active = (active + step + offered.length) % offered.length;
    setOpen(true);
    mark();
  } else if (event.key === "Enter") choose(active);
  else if (event.key === "Escape") { byId("search").value = ""; offer(); } else return;
  event.preventDefault();
  event.stopPropagation();
}

// ---- controls -----------------------------------------------------------------------------------
function showKinds() {
  const number = new Map();
  for (const node of drawing.nodes) number.set(node.kind, (number.get(node.kind) || 0) + 1);
  for (const element of document.querySelectorAll(".kind")) {
    const kind = element.dataset.kind;
    element.hidden = !number.has(kind);
    element.setAttribute("aria-pressed", String(!state.hiddenKinds.has(kind)));
    element.querySelector(".count").textContent = (number.get(kind) || 0).toLocaleString("en");
  }
  for (const element of document.querySelectorAll("[data-status]")) {
    element.textContent = record.facts.filter((fact) => fact.status === element.dataset.status).length.toLocaleString("en");
  }
}
function fillLimit() {
  const all = drawing.nodes.length;
  const steps = [30, 60, record.few, 300, 600, 1200].filter((n) => n < all);
  for (const n of [...steps, all]) {
    const option = make("option", "", n === all ? `all ${all.toLocaleString("en")}` : String(n));
    option.value = String(n);
    option.selected = n === state.limit;
    byId("limit").append(option);
  }
}
function control() {
  for (const box of document.querySelectorAll('input[name="status"]')) {
    box.addEventListener("change", () => { state.statuses = new Set(checkedStatuses()); refresh(); fit(); });
  }
  for (const element of document.querySelectorAll(".kind")) element.addEventListener("click", () => {
    const kind = element.dataset.kind;
    if (!state.hiddenKinds.delete(kind)) state.hiddenKinds.add(kind);
    showKinds();
    refresh();
  });
  byId("minimum").addEventListener("input", () => {
    state.minimum = Math.max(1, Number.parseInt(byId("minimum").value, 10) || 1);
    byId("minimum-plural").textContent = state.minimum === 1 ? "" : "s";
    refresh();
  });
  byId("limit").addEventListener("change", () => { state.limit = Number(byId("limit").value); refresh(); fit(); });
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("fit").addEventListener("click", () => fit());
  byId("search").addEventListener("input", offer);
  byId("search").addEventListener("keydown", onSearchKey);
  byId("search").addEventListener("blur", () => setOpen(false));
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === "/" && !typing) { event.preventDefault(); byId("search").focus(); byId("search").select(); }
    else if (event.key === "Escape" && state.selected) select(null);
  });
  if (window.innerWidth <= 820) byId("filters").open = false;
}

// ---- start --------------------------------------------------------------------------------------
readTheme();
showKinds();
fillLimit();
byId("minimum-plural").textContent = "";
control();
refresh();
if (drawing.nodes.length) draw();
else document.documentElement.setAttribute("data-ready", "true");
if (network) { move(); fit(null, true); }
showPanel();
window.kgExplorer = { network, state, select };
