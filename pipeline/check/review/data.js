// The documents: the index at once, each text and its records when it is opened.
const index = JSON.parse(get("index").textContent);
const identityById = new Map(index.ids.map((row) => [row[0], row]));
const opened = new Map();
const KEPT = 20;
function openDocument(number) {
  let found = opened.get(number);
  if (!found) {
    found = JSON.parse(get("d" + number).textContent);
    found.records.forEach((record, k) => { record.number = k; });
    if (opened.size >= KEPT) opened.delete(opened.keys().next().value);
    opened.set(number, found);
  }
  return found;
}
// The documents that a filter leaves, by their numbers.
function findDocuments(filter) {
  let found = index.docs.map((_, k) => k);
  const keep = (rows) => { const set = new Set(rows.flatMap((row) => row[row.length - 1])); found = found.filter((k) => set.has(k)); };
  const wanted = filter.document.toLowerCase();
  if (wanted) found = found.filter((k) => (index.docs[k].d + " " + index.docs[k].t).toLowerCase().includes(wanted));
  if (filter.type) {
    if (filter.type.includes(":")) keep(index.types.filter((row) => row[0] === filter.type));
    else keep(index.types.filter((row) => row[0].startsWith(filter.type + ":")));
  }
  const identity = filter.identity.toLowerCase();
  if (identity) keep(index.ids.filter((row) => (row[0] + " " + row[1]).toLowerCase().includes(identity)));
  const rule = filter.rule.toLowerCase();
  if (rule) keep(index.rules.filter((row) => row[0].toLowerCase().includes(rule)));
  return found;
}
function passes(record, filter) {
  if (filter.type && filter.type !== record.k && filter.type !== record.k + ":" + record.t) return false;
  const identity = filter.identity.toLowerCase();
  if (identity && !((record.f.id || "") + " " + (record.f.name || "")).toLowerCase().includes(identity)) return false;
  const rule = filter.rule.toLowerCase();
  return !rule || (record.f.rule || "").toLowerCase().includes(rule);
}
