// Filters, pages, keys, decisions.
const PAGE = 50;
let found = [];
let page = 0;
function filter() {
  return {document: get("filter-document").value.trim(), type: get("filter-type").value,
    identity: get("filter-identity").value.trim(), rule: get("filter-rule").value.trim()};
}
function showDocuments() {
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  page = Math.min(page, pages - 1);
  get("found").textContent = word("found", found.length, index.docs.length);
  get("page-number").textContent = word("page", page + 1, pages);
  get("previous-page").disabled = page === 0;
  get("next-page").disabled = page + 1 >= pages;
  fill(get("documents"), ...found.slice(page * PAGE, (page + 1) * PAGE).map((number) => {
    const about = index.docs[number];
    const counts = Object.entries(about.c).map(([kind, count]) => kind + " " + count).join(", ");
    return element("li", {}, element("button", {type: "button", "aria-current": number === now.document, on: {click: () => open(number)}},
      plain(about.t || about.d), element("br"), element("span", {class: "quiet"}, plain(about.d) + " · " + counts)));
  }));
}
function showProgress() { get("progress").textContent = word("decided", decisions.size); }
function open(number) {
  now = {document: number, record: -1};
  const about = index.docs[number] || {d: "", t: "", l: "", a: "", c: {}};
  get("document-title").textContent = plain(about.t || about.d);
  get("document-facts").textContent = plain([about.d, about.l, about.a].filter(Boolean).join(" · "));
  if (index.docs.length) { showArticle(filter()); showRecords(); }
  choose(-1, false);
  showDocuments();
  get("article").parentElement.scrollTop = 0;
}
function refilter() {
  found = findDocuments(filter());
  page = 0;
  if (found.length && !found.includes(now.document)) open(found[0]);
  else if (index.docs.length) { showArticle(filter()); showRecords(); choose(-1, false); }
  showDocuments();
}
function step(by) {
  if (!shown.length) return;
  const at = shown.findIndex((record) => record.number === now.record);
  const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by));
  choose(shown[next].number, false);
}
function stepDocument(by) {
  const at = found.indexOf(now.document);
  const next = Math.min(found.length - 1, Math.max(0, at + by));
  if (found.length === 0 || next === at) return;
  page = Math.floor(next / PAGE);
  open(found[next]);
  get("document-title").focus();
}
// Asks for some values; `done` gets them by their keys.
function ask(title, fields, done) {
  const dialog = get("dialog");
  get("dialog-title").textContent = title;
  const inputs = fields.map(([key, value, choices]) => {
    const input = choices ? element("select", {}, ...choices.map((choice) => element("option", {value: choice, selected: choice === value}, choice)))
      : element("input", {type: "text", value});
    return [key, input];
  });
  fill(get("dialog-body"), ...inputs.map(([key, input]) => element("label", {}, element("span", {}, key), input)));
  get("dialog-ok").onclick = () => { dialog.close(); done(Object.fromEntries(inputs.map(([key, input]) => [key, input.value.trim()]))); };
  get("dialog-cancel").hidden = fields.length === 0;
  dialog.showModal();
}
function tellIn(title, ...children) {
  ask(title, [], () => {});
  fill(get("dialog-body"), ...children);
}
const TYPES = {date: ["date", "time", "duration", "set"], amount: ["money", "percent", "quantity", "multiplier", "fraction", "age"],
  entity: ["person", "organization", "location", "product", "event", "work"]};
const VALUES = {date: ["value", "mod"], amount: ["number", "low", "high", "unit", "relation", "per"], entity: ["id", "name", "form"]};
function decideNow(patch, more) {
  const record = current();
  const doc = index.docs[now.document].d;
  decide(keyOf(doc, record), patchLine(patch, doc, record, more));
  after(record);
}
function after(record) {
  showProgress();
  if (!record) return;
  refreshMark(record);
  showRecords();
  choose(record.number, false);
}
const ACTIONS = {
  accept() { decideNow("accept"); step(1); },
  reject() { decideNow("reject"); step(1); },
  fix() {
    const record = current();
    ask(word("fix"), [["type", record.t, TYPES[record.k]], ...VALUES[record.k].map((key) => [key, record.f[key] || ""])], (values) => {
      const set = {};
      for (const [key, value] of Object.entries(values)) {
        const old = key === "type" ? record.t : record.f[key] || "";
        if (value !== old) set[key] = value === "" ? null : value;
      }
      if (Object.keys(set).length) decideNow("fix", {set});
    });
  },
  merge() {
    const record = current();
    if (!record.f.id) return tellIn(word("merge"), word("noIdentity"));
    ask(word("merge"), [[word("into"), ""]], (values) => {
      const into = Object.values(values)[0];
      if (!into || into === record.f.id) return;
      const known = identityById.get(into) || index.ids.find((row) => row[1] === into);
      decide("merge\n" + record.f.id, {patch: "merge", id: record.f.id, into: known ? known[0] : into});
      after(record);
    });
  },
  split() {
    const record = current();
    if (!record.f.id) return tellIn(word("split"), word("noIdentity"));
    ask(word("split"), [[word("newId"), record.t + ":"]], (values) => {
      const id = Object.values(values)[0];
      if (id) decideNow("split", {id});
    });
  },
  add() {
    const place = selection();
    const data = openDocument(now.document);
    if (!place || data.text === undefined) return tellIn(word("add"), word("select"));
    const text = data.text.slice(place[0], place[1]);
    const points = (end) => [...data.text.slice(0, end)].length;
    const all = Object.entries(TYPES).flatMap(([kind, types]) => types.map((type) => kind + ":" + type));
    ask(word("add") + ": " + plain(text), [["type", "entity:person", all], [word("value"), ""]], (values) => {
      const [kind, type] = values.type.split(":");
      const value = values[word("value")];
      const doc = index.docs[now.document].d;
      const start = points(place[0]);
      const record = {record: kind, doc, start, end: start + [...text].length, text, type};
      if (value) record[{date: "value", amount: "number", entity: "id"}[kind]] = value;
      decide(["add", doc, start, record.end, type].join("\n"), {patch: "add", doc, record});
      after(null);
    });
  },
  undo() {
    const record = current();
    undecide(keyOf(index.docs[now.document].d, record));
    if (record.f.id) undecide("merge\n" + record.f.id);
    after(record);
  },
};
function act(name) {
  if (!index.docs.length || (!current() && name !== "add")) return;
  ACTIONS[name]();
}
function toggleOverview() {
  const section = get("overview");
  section.hidden = !section.hidden;
  get("overview-button").setAttribute("aria-expanded", String(!section.hidden));
  if (!section.hidden) showOverview();
}
function showKeys() {
  tellIn(word("keys"), element("dl", {}, ...word("keyList").flatMap(([key, what]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, what)])));
}
const KEYS = {j: () => step(1), k: () => step(-1), n: () => stepDocument(1), p: () => stepDocument(-1), a: () => act("accept"), r: () => act("reject"),
  f: () => act("fix"), m: () => act("merge"), s: () => act("split"), i: () => act("add"), u: () => act("undo"),
  "/": () => get("filter-document").focus(), o: toggleOverview, d: downloadPatch, "?": showKeys};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || get("dialog").open) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
    if (event.key === "Escape") get("article").focus();
    return;
  }
  const call = KEYS[event.key];
  if (call) { event.preventDefault(); call(); }
});
function speak() {
  document.documentElement.lang = tongue;
  for (const part of document.querySelectorAll("[data-word]")) part.textContent = word(part.dataset.word);
  const chosen = get("filter-type").value;
  const kinds = [...new Set(index.types.map((row) => row[0].split(":")[0]))].sort();
  const types = index.types.map((row) => row[0]).sort();
  fill(get("filter-type"), element("option", {value: ""}, word("all")), ...[...kinds, ...types].map((type) => element("option", {value: type}, type)));
  get("filter-type").value = chosen;
  showProgress();
  showDocuments();
  choose(now.record, true);
  if (!get("overview").hidden) showOverview();
}
function begin() {
  tongue = ["fr", "zh"].find((code) => navigator.language.startsWith(code)) || "en";
  get("language").value = tongue;
  get("title").textContent = plain(index.title);
  get("language").addEventListener("change", () => { tongue = get("language").value; speak(); });
  let waiting = 0;
  for (const id of ["filter-document", "filter-type", "filter-identity", "filter-rule"]) {
    get(id).addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(refilter, 150); });
  }
  get("clear").addEventListener("click", () => {
    for (const id of ["filter-document", "filter-type", "filter-identity", "filter-rule"]) get(id).value = "";
    refilter();
  });
  get("previous-page").addEventListener("click", () => { --page; showDocuments(); });
  get("next-page").addEventListener("click", () => { ++page; showDocuments(); });
  get("overview-button").addEventListener("click", toggleOverview);
  get("download").addEventListener("click", downloadPatch);
  get("help-button").addEventListener("click", showKeys);
  get("dialog-cancel").addEventListener("click", () => get("dialog").close());
  get("actions").addEventListener("click", (event) => { if (event.target.dataset.action) act(event.target.dataset.action); });
  found = index.docs.map((_, k) => k);
  speak();
  open(0);
}
begin();
