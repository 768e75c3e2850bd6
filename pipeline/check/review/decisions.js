// What the reader decided: kept in the browser, where it can be, and given back as a patch.
const STORE = "glane-review-" + index.key;
let decisions = new Map();
try { decisions = new Map(JSON.parse(localStorage.getItem(STORE) || "[]")); } catch (_) { /* a page from disk may have no store */ }
function keep() {
  try { localStorage.setItem(STORE, JSON.stringify([...decisions])); } catch (_) { /* they last as long as the page */ }
}
function keyOf(doc, record) { return [doc, record.k, record.p[0], record.p[1], record.t].join("\n"); }
function decide(key, line) { decisions.delete(key); decisions.set(key, line); keep(); }
function undecide(key) { decisions.delete(key); keep(); }
function decisionOf(doc, record) { return decisions.get(keyOf(doc, record)); }
function patchLine(patch, doc, record, more) {
  return {patch, doc, record: record.k, type: record.t, start: record.p[0], end: record.p[1], text: record.x, ...more};
}
function patchText() { return [...decisions.values()].map((line) => JSON.stringify(line) + "\n").join(""); }
function downloadPatch() {
  const address = URL.createObjectURL(new Blob([patchText()], {type: "application/x-ndjson"}));
  const link = element("a", {href: address, download: index.title.replace(/\.[^.]*$/, "") + ".patch.ndjson"});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
