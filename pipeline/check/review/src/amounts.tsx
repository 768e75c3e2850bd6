// Sums of money: a line for each currency, on one logarithmic axis; a disc for each quarter of a
// power of ten, its area the number of sums.
import {axisBottom, axisLeft} from "d3-axis";
import {scaleBand, scaleLog, scaleSqrt} from "d3-scale";
import {select} from "d3-selection";
import type {Index} from "./data";
import {Drawing, Figure, Nothing, Table} from "./overview";
import {short, word} from "./words";

const [WIDTH, LEFT, BOTTOM, LINE] = [520, 44, 24, 26];
const MOST_UNITS = 8;
const PER_POWER = 4;

interface Disc {
  unit: string;
  least: number;
  count: number;
}

function discs(index: Index): Disc[] {
  return index.money
    .slice(0, MOST_UNITS)
    .flatMap(([unit, counts]) =>
      counts.map(([quarter, count]) => ({unit, least: 10 ** (quarter / PER_POWER), count})),
    );
}

// At most eight of them.
function powersOfTen(least: number, most: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(least)), Math.floor(Math.log10(most))];
  const step = Math.ceil((last - first + 1) / 8);
  const found = [];
  for (let power = first; power <= last; power += step) found.push(10 ** power);
  return found;
}

function draw(svg: SVGSVGElement, rows: Disc[], height: number): void {
  const step = 10 ** (1 / PER_POWER);
  const least = Math.min(...rows.map((row) => row.least));
  const most = Math.max(...rows.map((row) => row.least)) * step;
  const x = scaleLog([least, most], [LEFT + 14, WIDTH - 14]);
  const y = scaleBand([...new Set(rows.map((row) => row.unit))], [4, height - BOTTOM]);
  const radius = scaleSqrt([0, Math.max(...rows.map((row) => row.count))], [0, LINE / 2]);
  const root = select(svg);
  root
    .append("g")
    .attr("transform", `translate(0,${height - BOTTOM})`)
    .call(
      axisBottom(x)
        .tickValues(powersOfTen(least, most))
        .tickFormat((value) => short(+value))
        .tickSizeOuter(0),
    );
  root.append("g").attr("transform", `translate(${LEFT},0)`).call(axisLeft(y).tickSizeOuter(0));
  root
    .append("g")
    .selectAll("circle")
    .data(rows)
    .join("circle")
    .attr("class", "disc")
    .attr("cx", (row) => x(row.least * Math.sqrt(step)))
    .attr("cy", (row) => y(row.unit)! + y.bandwidth() / 2)
    .attr("r", (row) => Math.max(1.5, radius(row.count)))
    .append("title")
    .text((row) => `${row.unit} ${short(row.least)} – ${short(row.least * step)}: ${row.count}`);
}

export function Amounts({index}: {index: Index}) {
  const rows = discs(index);
  const units = new Set(rows.map((row) => row.unit)).size;
  const height = units * LINE + BOTTOM + 8;
  return (
    <Figure title={word("amounts")}>
      {units > 0 ? (
        <Drawing
          label={word("amounts")}
          width={WIDTH}
          height={height}
          draw={(svg) => draw(svg, rows, height)}
        />
      ) : (
        <Nothing />
      )}
      <Table
        title={word("amounts")}
        heads={[word("unit"), word("atLeast"), word("number")]}
        rows={rows.map((row) => [row.unit, short(row.least), row.count])}
      />
    </Figure>
  );
}
