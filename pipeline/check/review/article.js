// The article with its marks, and the chosen record.
let now = {document: 0, record: -1};
let shown = [];  // the records that the filter leaves
const marks = new Map();
function meaning(record) {
  const f = record.f;
  if (record.k === "entity") return f.name + " · " + f.id;
  if (record.k === "date") return f.value || f.offset || "";
  const number = f.number || [f.low, f.high].filter(Boolean).join(" – ");
  return [number, f.unit, f.per && "/ " + f.per].filter(Boolean).join(" ");
}
function stateOf(record) {
  const line = decisionOf(index.docs[now.document].d, record);
  return line ? line.patch : "";
}
function showArticle(filter) {
  const data = openDocument(now.document);
  const article = get("article");
  shown = data.records.filter((record) => passes(record, filter));
  marks.clear();
  fill(article);
  article.lang = index.docs[now.document].l;
  article.dir = "auto";
  if (data.text === undefined) { article.append(word("noText")); return; }
  let at = 0;
  for (const record of data.records) {
    if (!record.u || record.u[0] < at) continue;
    appendText(article, data.text.slice(at, record.u[0]), at);
    const visible = passes(record, filter);
    const mark = element("mark", {class: record.k + " " + stateOf(record) + (visible ? "" : " off"), title: plain(record.k + ": " + meaning(record)),
      on: {click: () => choose(record.number, true)}});
    appendText(mark, data.text.slice(record.u[0], record.u[1]), record.u[0]);
    marks.set(record.number, mark);
    article.append(mark);
    at = record.u[1];
  }
  appendText(article, data.text.slice(at), at);
}
function showRecords() {
  fill(get("records"), ...shown.slice(0, 2000).map((record) => element("li", {class: stateOf(record)},
    element("button", {type: "button", "aria-current": record.number === now.record, on: {click: () => choose(record.number, false)}},
      plain(record.x), " ", element("span", {class: "quiet"}, plain(record.k + ":" + record.t + " " + meaning(record)))))));
}
function current() { return now.record < 0 ? null : openDocument(now.document).records[now.record]; }
function choose(number, fromText) {
  const before = marks.get(now.record);
  if (before) before.classList.remove("now");
  now.record = number;
  const record = current();
  const mark = marks.get(number);
  if (mark) { mark.classList.add("now"); if (!fromText) mark.scrollIntoView({block: "center"}); }
  const list = get("records").children;
  shown.forEach((row, k) => { if (list[k]) list[k].firstChild.setAttribute("aria-current", row.number === number); });
  if (!record) { fill(get("record"), word("none")); return; }
  const rows = [["text", record.x], ["type", record.k + ":" + record.t], ["start, end", record.p.join(", ")], ...Object.entries(record.f)];
  const state = stateOf(record);
  if (state) rows.push([word("record"), word(state)]);
  fill(get("record"), element("dl", {}, ...rows.flatMap(([key, value]) => [element("dt", {}, key), element("dd", {}, plain(String(value)))])));
}
function refreshMark(record) {
  const mark = marks.get(record.number);
  if (mark) mark.className = record.k + " " + stateOf(record) + (record.number === now.record ? " now" : "");
}
// The selected words as [start, end] in UTF-16 units of the text.
function selection() {
  const chosen = window.getSelection();
  if (!chosen || chosen.isCollapsed || !get("article").contains(chosen.anchorNode) || !get("article").contains(chosen.focusNode)) return null;
  const place = (node, offset) => node.place !== undefined ? node.place + (node.nodeType === 3 ? offset : 0)
    : node.childNodes[offset] ? place(node.childNodes[offset], 0) : null;
  const ends = [place(chosen.anchorNode, chosen.anchorOffset), place(chosen.focusNode, chosen.focusOffset)];
  if (ends.includes(null)) return null;
  ends.sort((a, b) => a - b);
  return ends[0] < ends[1] ? ends : null;
}
