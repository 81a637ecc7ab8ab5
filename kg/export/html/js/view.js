/* The drawing: how names and edges look, where they stand, and what part of it is seen. */

// ---- drawing ------------------------------------------------------------------------------------
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
      size: nameSize(node, network ? network.getScale() : 1), face: theme.face,
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
  const size = Math.floor(Math.min(room, Math.max(11, 10 / scale), 18));
  return size * scale < 8.5 ? 0 : size;
}
/* Names are set in at least ten pixels of the screen until there is no room for that. */
function nameSize(node, scale) {
  const size = 12 + Math.min(node.size, 34) / 7;
  const most = node.size > 18 ? 3.5 : 1.9; // hubs keep their names longest
  return Math.round(Math.min(size * most, Math.max(size, 11.5 / scale)));
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
  const spots = Object.entries(network.getPositions(ids || [...shown.nodes])).map(([id, p]) => [drawn.get(id), p]);
  if (!spots.length) return;
  let [scale, left, right, top, bottom] = [1, 0, 0, 0, 0];
  for (let round = 0; round < 3; round += 1) { // how wide the names are depends on the scale, and it on them
    const half = (node) => 0.29 * node.label.length * nameSize(node, scale) + 10;
    [left, right] = [Math.min(...spots.map(([n, p]) => p.x - half(n))), Math.max(...spots.map(([n, p]) => p.x + half(n)))];
    [top, bottom] = [Math.min(...spots.map(([, p]) => p.y)) - 40, Math.max(...spots.map(([, p]) => p.y)) + 60];
    scale = Math.min((stage.width - legend) / (right - left), stage.height / (bottom - top), 1.25);
  }
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
