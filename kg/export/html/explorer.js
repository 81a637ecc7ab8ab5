/* The explorer. Every string of the data goes into the page as text, never as HTML. */
(function () {
  "use strict";

  // ---- data ---------------------------------------------------------------------------------
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

  // ---- small makers of elements ---------------------------------------------------------------
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

  // ---- what is shown --------------------------------------------------------------------------
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

  // ---- drawing --------------------------------------------------------------------------------
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let theme = {};
  const css = (name) => theme[name];
  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["--ink", "--soft", "--rule", "--paper"]) theme[name] = style.getPropertyValue(name).trim();
    theme.face = getComputedStyle(document.body).fontFamily;
  }
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let network = null;
  let hovered = null;
  let wide = false;

  function emphasis() {
    const chosen = { nodes: new Set(), facts: new Set() };
    const add = (id) => { const fact = facts.get(id); chosen.facts.add(id); chosen.nodes.add(fact.s).add(fact.o); };
    if (state.selected && state.selected.type === "fact") add(state.selected.id);
    if (state.selected && state.selected.type === "node") {
      chosen.nodes.add(state.selected.id);
      for (const fact of factsOf.get(state.selected.id)) if (shown.facts.has(fact.id)) add(fact.id);
    }
    return chosen;
  }
  function nodeStyle(node, lit, dim) {
    const faint = dim && !lit.nodes.has(node.id);
    return {
      id: node.id, hidden: !shown.nodes.has(node.id), opacity: faint ? 0.18 : 1,
      font: {
        color: faint ? css("--rule") : css("--ink"), strokeColor: css("--paper"),
        size: nameSize(node), face: theme.face,
      },
    };
  }
  function edgeStyle(edge, lit, dim) {
    const fact = facts.get(edge.id);
    const look = record.statuses[fact.status];
    const colour = dark.matches ? look.dark : look.colour;
    const bright = lit.facts.has(edge.id) || hovered === edge.id;
    const faint = dim && !bright;
    const size = labelSize(edge, bright);
    return {
      id: edge.id, hidden: !shown.facts.has(edge.id),
      color: { color: colour, highlight: colour, hover: colour, opacity: faint ? 0.12 : bright ? 1 : 0.75 },
      font: {
        color: faint || !size ? "rgba(0,0,0,0)" : bright ? css("--ink") : css("--soft"),
        strokeColor: faint || !size ? "rgba(0,0,0,0)" : css("--paper"), strokeWidth: 3,
        size: size || 1, face: theme.face,
      },
    };
  }
  /* How large a predicate may be set so that it fits between its two names. */
  function roomFor(edge) {
    const [a, b] = [drawn.get(edge.from), drawn.get(edge.to)];
    const at = (node) => (wide ? node.wide : [node.x, node.y]);
    const apart = Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1]);
    return edge.from === edge.to ? 14 : (apart - a.size - b.size - 8) / (0.56 * edge.label.length);
  }
  /* Returns 0 where a predicate would not be legible: it then waits for the reader to come nearer.
     What is looked at is always legible. */
  function labelSize(edge, bright) {
    const scale = network ? network.getScale() : 1;
    const room = roomFor(edge);
    if (bright) return Math.round(Math.min(26, Math.max(10.5 / scale, Math.min(13 / scale, room))));
    const size = Math.floor(Math.min(room, Math.max(11, 9.5 / scale), 17));
    return size * scale < 8 ? 0 : size;
  }
  /* Names are set in at least ten pixels of the screen until there is no room for that. */
  function nameSize(node) {
    const scale = network ? network.getScale() : 1;
    const size = 12 + Math.min(node.size, 34) / 7;
    return Math.round(Math.min(size * 1.9, Math.max(size, 11.5 / scale)));
  }
  let styledAt = 1;
  function onZoom() {
    const scale = network.getScale();
    if (Math.abs(Math.log(scale / styledAt)) < 0.12) return;
    styledAt = scale;
    restyle();
  }
  function restyle() {
    const lit = emphasis();
    const dim = lit.nodes.size > 0;
    nodes.update(drawing.nodes.map((node) => nodeStyle(node, lit, dim)));
    edges.update(drawing.edges.map((edge) => edgeStyle(edge, lit, dim)));
  }
  function restyleEdge(id) {
    const edge = edgeOf.get(id);
    const lit = emphasis();
    if (edge) edges.update(edgeStyle(edge, lit, lit.nodes.size > 0));
  }
  /* Where much more is shown than when the page opened, nodes stand further apart. */
  function move() {
    const core = drawing.nodes.filter((node) => node.core).length;
    const beyond = drawing.nodes.filter((node) => !node.core && shown.nodes.has(node.id)).length;
    const wanted = beyond > Math.max(8, core / 4);
    if (wanted === wide) return;
    wide = wanted;
    nodes.update(drawing.nodes.map((node) => ({ id: node.id, x: wide ? node.wide[0] : node.x, y: wide ? node.wide[1] : node.y })));
  }
  function draw() {
    const lit = { nodes: new Set(), facts: new Set() };
    nodes.add(drawing.nodes.map((node) => ({ ...node, ...nodeStyle(node, lit, false) })));
    edges.add(drawing.edges.map((edge) => ({ ...edge, ...edgeStyle(edge, lit, false) })));
    network = new vis.Network(byId("graph"), { nodes, edges }, read("options"));
    network.on("click", onClick);
    network.on("hoverEdge", (event) => { hovered = event.edge; restyleEdge(event.edge); byId("graph").classList.add("over"); });
    network.on("zoom", onZoom);
    network.on("animationFinished", onZoom);
    network.on("blurEdge", (event) => { hovered = null; restyleEdge(event.edge); });
    network.once("afterDrawing", () => document.documentElement.setAttribute("data-ready", "true"));
    if (dark.addEventListener) dark.addEventListener("change", () => { readTheme(); restyle(); });
  }
  function onClick(event) {
    if (event.nodes.length) select("node", event.nodes[0]);
    else if (event.edges.length) select("fact", event.edges[0]);
    else select(null);
  }
  /* Bring the names into the part of the stage that the legend leaves free. */
  function fit(ids, still) {
    const stage = byId("graph").getBoundingClientRect();
    const legend = byId("filters").open && stage.width > 620 ? byId("filters").getBoundingClientRect().width + 14 : 0;
    const spots = Object.values(network.getPositions(ids || [...shown.nodes]));
    if (!spots.length) return;
    const [left, right] = [Math.min(...spots.map((p) => p.x)) - 75, Math.max(...spots.map((p) => p.x)) + 75];
    const [top, bottom] = [Math.min(...spots.map((p) => p.y)) - 40, Math.max(...spots.map((p) => p.y)) + 60];
    const scale = Math.min((stage.width - legend) / (right - left), stage.height / (bottom - top), 1.25);
    const calm = still || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: legend / 2, y: 0 },
      animation: calm ? false : { duration: 350 },
    });
    if (calm) onZoom();
  }
  function zoom(factor) {
    network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)), animation: { duration: 150 } });
  }

  // ---- changes --------------------------------------------------------------------------------
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

  // ---- panel ----------------------------------------------------------------------------------
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
    for (const [status, look] of Object.entries(record.statuses)) {
      const group = all.filter((fact) => fact.status === status);
      if (group.length) parts.push(make("h3", "", `${look.label} (${group.length})`), factList(group, true));
    }
    return parts;
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

  // ---- search ---------------------------------------------------------------------------------
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

  // ---- controls -------------------------------------------------------------------------------
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

  // ---- start ----------------------------------------------------------------------------------
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
})();
