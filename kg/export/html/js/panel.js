/* The selection, and the panel that tells what stands behind it. */

// ---- changes ------------------------------------------------------------------------------------
function refresh() {
  shown = chooseShown();
  if (network) { move(); restyle(); }
  describeShown();
  byId("nothing").hidden = shown.nodes.size > 0;
  byId("nothing").textContent = record.facts.length === 0
    ? "No facts yet: nothing in these articles links two names." : "Nothing passes the filters.";
}
function describeShown() {
  const rest = shown.candidates - shown.nodes.size;
  byId("shown").textContent = `Shown: ${count(shown.nodes.size, "name")}, ${count(shown.facts.size, "fact")}`
    + (rest > 0 ? `; ${rest.toLocaleString("en")} less connected left out` : "") + ".";
}
function select(type, id, options) {
  const given = options || {};
  if (type && state.selected && !given.back) state.history.push(state.selected);
  if (!type) state.history = [];
  state.selected = type ? { type, id } : null;
  refresh();
  if (network) {
    if (type === "node") network.selectNodes([id], false);
    else if (type === "fact") network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
    else network.unselectAll();
    if (given.fly && type) fly(type, id);
  }
  showPanel();
  if (given.focus) byId("panel").focus();
}
function fly(type, id) {
  const near = type === "fact" ? [facts.get(id).s, facts.get(id).o]
    : [id, ...factsOf.get(id).filter((f) => shown.facts.has(f.id)).map((f) => (f.s === id ? f.o : f.s))];
  fit(near);
}

// ---- panel --------------------------------------------------------------------------------------
function showPanel() {
  const panel = byId("panel");
  const content = !state.selected ? overview() : state.selected.type === "node"
    ? nodePanel(state.selected.id) : factPanel(facts.get(state.selected.id));
  panel.replaceChildren(...(state.selected ? [tools()] : []), ...content);
  panel.scrollTop = 0;
}
function tools() {
  const back = state.history.length
    ? button("", () => { const last = state.history.pop(); select(last.type, last.id, { back: true, fly: true }); }, "← Back")
    : make("span");
  return make("div", "tools", back, button("", () => { select(null); fit(); }, "Close ✕"));
}
function nameLink(id) {
  return drawn.has(id) ? button("link", () => select("node", id, { fly: true }), nameOf(id)) : make("span", "", nameOf(id));
}
function chip(status) {
  const element = make("span", `chip ${status}`, record.statuses[status].label);
  element.title = record.statuses[status].meaning;
  return element;
}
function counts(fact) {
  return `${count(fact.articles, "article")}, ${count(fact.sources, "independent source")}`;
}
function overview() {
  if (!record.facts.length) return [make("h2", "", "Nothing to show"), make("p", "soft",
    "This graph has no facts. An edge appears when an article says what one name did to another.")];
  const names = drawing.nodes.slice(0, 12).map((node) => button("rowline", () => select("node", node.id, { fly: true }),
    make("span", "", nameOf(node.id)), make("span", "kind-name", `${kindOf(node.kind)} · ${count(factsOf.get(node.id).length, "fact")}`)));
  const doubtful = record.facts.filter((fact) => fact.status === "disputed" || fact.status === "denied").slice(0, 8);
  const attested = record.facts.filter((fact) => fact.sources > 1 && !doubtful.includes(fact)).slice(0, 8);
  const sections = [make("h2", "", "Who did what to whom"), make("p", "soft",
    "Click a name or an edge to read the sentences behind it, who says so and where it was printed."),
  make("h3", "", "Best connected"), ...names];
  if (doubtful.length) sections.push(make("h3", "", "Denied or disputed"), factList(doubtful, false));
  if (attested.length) sections.push(make("h3", "", "Best attested"), factList(attested, false));
  return sections;
}
function nodePanel(id) {
  const entity = record.entities[id];
  const all = factsOf.get(id) || [];
  const parts = [make("h2", "", entity.name), make("p", "soft", kindOf(entity.kind)
    + ` · ${count(all.length, "fact")}` + (entity.description ? ` · ${entity.description}` : ""))];
  if (entity.aliases.length) parts.push(make("p", "soft", `Also: ${entity.aliases.join(", ")}`));
  if (entity.link) parts.push(make("p", "soft", link(entity.link, "Wikidata")));
  entity.holders.forEach((row) => parts.push(holder(row)));
  for (const [status, look] of Object.entries(record.statuses)) {
    const group = all.filter((fact) => fact.status === status);
    if (group.length) parts.push(make("h3", "", `${look.label} (${group.length})`), factList(group, true));
  }
  if (entity.reasons.length) parts.push(merged(entity));
  return parts;
}
function merged(entity) {
  const details = make("details", "merged", make("summary", "", "Why these names are one"));
  entity.reasons.forEach((reason) => details.append(make("p", "soft", reason)));
  if (entity.more) details.append(make("p", "soft", `… and ${count(entity.more, "further reason")}.`));
  return details;
}
function holder(row) {
  const name = record.entities[row.id] ? nameLink(row.id) : make("span", "", row.name);
  const known = row.grounds === "gazetteer"
    ? `by the gazetteer, in office ${readableRange(row.start, row.end)}` : "by the title another article gives at the time";
  return make("p", "soft", `In articles of ${readableRange(row.first, row.last)} this is `, name, ` (${known}).`);
}
function factList(list, sentences) {
  const items = list.map((fact) => {
    const line = button("factline", () => select("fact", fact.id, { fly: true }),
      make("b", "", nameOf(fact.s)), " ", make("span", "verb", fact.p), " ", make("b", "", nameOf(fact.o)));
    const first = sentences && fact.evidence.length ? sentence(fact.evidence[0]) : null;
    return make("li", "", line, first, make("div", "meta", chip(fact.status), make("span", "", counts(fact)),
      make("span", "", readableRange(fact.first, fact.last))));
  });
  return make("ul", "facts", ...items);
}
function factPanel(fact) {
  const head = make("h2", "triple", nameLink(fact.s), " ", make("span", "verb", fact.p), " ", nameLink(fact.o));
  const parts = [head, make("div", "meta", chip(fact.status), make("span", "", record.statuses[fact.status].meaning)),
    make("p", "soft", `${counts(fact)} · ${readableRange(fact.first, fact.last)}`
      + (fact.event ? ` · event type ${fact.event.toLowerCase()}` : ""))];
  const against = fact.evidence.filter((row) => !row.supports);
  const happened = fact.evidence.filter((row) => row.supports && row.modality === "actual");
  const other = fact.evidence.filter((row) => row.supports && row.modality !== "actual");
  for (const [title, rows] of [["Says that it is so", happened], ["Says that it is not so", against], ["Says that it may be or will be", other]]) {
    if (rows.length) parts.push(make("h3", "", `${title} (${rows.length})`), ...rows.map(passage));
  }
  parts.push(make("p", "soft key", marked("subject", "who"), marked("relation", "does what"), marked("object", "to whom")));
  return parts;
}
const marked = (slot, text) => make("mark", slot, text);
function sentence(row) {
  const parts = record.passages[row.passage].parts.map(([text, slot]) => (slot ? marked(slot, text) : text));
  return make("blockquote", row.supports ? "" : "against", ...parts);
}
function passage(row) {
  const { article: id, when } = record.passages[row.passage];
  const article = record.articles[id];
  return make("div", "passage", sentence(row), said(row, when),
    make("div", "source", make("span", "", article.source || "Unknown outlet"), " · ",
      article.url ? link(article.url, article.title) : make("span", "", article.title), " · ",
      article.published ? readableDay(article.published) : "undated"));
}
function said(row, when) {
  const line = make("div", "meta");
  const names = [...row.speakers.map(nameLink), ...row.names.map((name) => make("span", "", name))];
  if (names.length) {
    line.append(make("span", "", row.supports ? "Says so:" : "Denied by:"));
    names.forEach((name, rank) => line.append(rank ? make("span", "", "according to") : "", name));
  } else line.append(make("span", "", row.supports ? "The article says so itself" : "The article itself says that it is not so"));
  if (row.modality !== "actual") line.append(make("span", "", `· ${row.modality}`));
  if (when) line.append(make("span", "", `· about ${readableWhen(when)}`));
  return line;
}
