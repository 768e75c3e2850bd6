// How many dates fall in each month, year or decade.
import {axisBottom, axisLeft} from "d3-axis";
import {scaleBand, scaleLinear} from "d3-scale";
import {select} from "d3-selection";
import type {Index} from "./data";
import {Drawing, Figure, Nothing, Table} from "./overview";
import {word, type Word} from "./words";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [520, 220, 44, 24, 8];
const MOST_BARS = 72;

interface Bars {
  unit: Word;
  rows: [string, number][]; // without gaps
}

// Dates long ago, or far ahead, are few and far away: the picture leaves out the first tenth and the
// last hundredth.  It is drawn by months where these are few enough, or else by years or decades; a
// date that names no month has no place among months.
export function barsOf(dates: [string, number][]): Bars {
  const total = dates.reduce((sum, row) => sum + row[1], 0);
  let seen = 0;
  const recent = dates.filter((row) => {
    const before = seen;
    seen += row[1];
    return seen > total / 10 && before <= total * 0.99;
  });
  const years = recent.map((row) => parseInt(row[0], 10));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const months = recent.filter((row) => row[0].length > 5);
  if (months.length > 1 && (last - first + 1) * 12 <= MOST_BARS) {
    return {unit: "monthUnit", rows: fill(months, (row) => monthNumber(row[0]), monthName)};
  }
  const step = last - first < MOST_BARS ? 1 : 10;
  return {
    unit: step === 1 ? "yearUnit" : "decadeUnit",
    rows: fill(
      recent,
      (row) => Math.floor(parseInt(row[0], 10) / step),
      (at) => String(at * step),
    ),
  };
}

const monthNumber = (text: string) => parseInt(text, 10) * 12 + Number(text.slice(-2)) - 1;
const monthName = (at: number) =>
  `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;

function fill(
  rows: [string, number][],
  at: (row: [string, number]) => number,
  name: (at: number) => string,
): [string, number][] {
  const sums = new Map<number, number>();
  for (const row of rows) sums.set(at(row), (sums.get(at(row)) ?? 0) + row[1]);
  const [first, last] = [Math.min(...sums.keys()), Math.max(...sums.keys())];
  const filled: [string, number][] = [];
  for (let k = first; k <= last; ++k) filled.push([name(k), sums.get(k) ?? 0]);
  return filled;
}

function draw(svg: SVGSVGElement, rows: [string, number][]): void {
  const x = scaleBand(
    rows.map((row) => row[0]),
    [LEFT, WIDTH - 8],
  ).padding(0.15);
  const y = scaleLinear([0, Math.max(...rows.map((row) => row[1]))], [HEIGHT - BOTTOM, TOP]).nice();
  const every = Math.ceil(rows.length / 8);
  const ticks = rows.map((row) => row[0]).filter((_, k) => k % every === 0);
  const root = select(svg);
  root
    .append("g")
    .attr("transform", `translate(0,${HEIGHT - BOTTOM})`)
    .call(axisBottom(x).tickValues(ticks).tickSizeOuter(0));
  root.append("g").attr("transform", `translate(${LEFT},0)`).call(axisLeft(y).ticks(4));
  root
    .append("g")
    .selectAll("rect")
    .data(rows)
    .join("rect")
    .attr("class", "bar")
    .attr("x", (row) => x(row[0])!)
    .attr("width", x.bandwidth())
    .attr("y", (row) => y(row[1]))
    .attr("height", (row) => y(0) - y(row[1]))
    .append("title")
    .text((row) => `${row[0]}: ${row[1]}`);
}

export function Timeline({index}: {index: Index}) {
  const bars = index.dates.length > 0 ? barsOf(index.dates) : null;
  const title = word("timeline", word(bars?.unit ?? "yearUnit"));
  return (
    <Figure title={title}>
      {bars ? (
        <Drawing label={title} width={WIDTH} height={HEIGHT} draw={(svg) => draw(svg, bars.rows)} />
      ) : (
        <Nothing />
      )}
      <Table title={title} heads={[word("time"), word("number")]} rows={index.dates} />
    </Figure>
  );
}
