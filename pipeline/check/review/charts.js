// Pictures of the whole output, each with its table.
function drawing(width, height, label) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 " + width + " " + height);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.add = (name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    svg.append(made);
    return made;
  };
  return svg;
}
// Bars over whole numbers from the first to the last.
function bars(rows, label, tick) {
  const svg = drawing(480, 170, label);
  if (!rows.length) return svg;
  const first = rows[0][0];
  const last = rows[rows.length - 1][0];
  const top = Math.max(...rows.map((row) => row[1]));
  const step = 460 / (last - first + 1);
  for (const [at, count] of rows) {
    const height = Math.max(1, 130 * count / top);
    const bar = svg.add("rect", {x: 10 + (at - first) * step, y: 145 - height, width: Math.max(.6, step * .85), height});
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = tick(at) + ": " + count;
    bar.append(title);
  }
  svg.add("line", {x1: 10, x2: 470, y1: 145, y2: 145});
  svg.add("text", {x: 10, y: 160}, tick(first));
  svg.add("text", {x: 470, y: 160, "text-anchor": "end"}, tick(last));
  svg.add("text", {x: 10, y: 12}, String(top));
  return svg;
}
function asTable(heads, rows) {
  return element("details", {}, element("summary", {}, word("table")), element("table", {},
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", {scope: "col"}, head)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, plain(String(cell)))))))));
}
function figure(title, ...parts) { return element("div", {}, element("h2", {}, title), ...parts); }
function showOverview() {
  const sums = new Map();
  for (const [, powers] of index.money) for (const [power, count] of powers) sums.set(power, (sums.get(power) || 0) + count);
  const rows = [...sums].sort((a, b) => a[0] - b[0]);
  const moneyRows = index.money.flatMap(([unit, powers]) => powers.map(([power, count]) => [unit, "10^" + power, count]));
  // Years before print are few and far away: the picture begins where nine in ten dates are.
  const total = index.years.reduce((sum, row) => sum + row[1], 0);
  let left = total / 20;
  const recent = index.years.filter((row) => (left -= row[1]) < 0);
  const names = index.together.names;
  const pairs = index.together.pairs.map(([a, b, count]) => [names[a], names[b], count]).sort((a, b) => b[2] - a[2]);
  const most = pairs.length ? pairs[0][2] : 1;
  const web = drawing(480, 14 * Math.min(12, pairs.length) + 10, word("together"));
  pairs.slice(0, 12).forEach(([a, b, count], k) => {
    web.add("rect", {x: 300, y: 4 + 14 * k, width: 150 * count / most, height: 9});
    web.add("text", {x: 290, y: 12 + 14 * k, "text-anchor": "end"}, plain(a + " – " + b));
    web.add("text", {x: 305 + 150 * count / most, y: 12 + 14 * k}, String(count));
  });
  fill(get("overview"),
    figure(word("timeline"), bars(recent, word("timeline"), String), asTable([word("year"), word("count")], index.years)),
    figure(word("amounts"), bars(rows, word("amounts"), (power) => "10^" + power), asTable([word("unit"), word("power"), word("count")], moneyRows)),
    figure(word("together"), web, asTable([word("identity"), word("identity"), word("documents")], pairs)));
}
