// Who appears with whom: a disc where two identities share documents, its area their number.
import {scaleBand, scaleSqrt} from "d3-scale";
import {select} from "d3-selection";
import {Drawing, Figure, Nothing, Table} from "./overview";
import type {State} from "./state";
import {plain} from "./text";
import {word} from "./words";

const [CELL, LEFT, TOP, RIGHT] = [20, 150, 122, 72];
const NAME_LENGTH = 20;

interface Pair {
  names: [string, string];
  ids: [string, string];
  at: [number, number];
  count: number;
}

function cut(name: string): string {
  const letters = [...plain(name)];
  return letters.length > NAME_LENGTH
    ? letters.slice(0, NAME_LENGTH - 1).join("") + "…"
    : letters.join("");
}

function draw(
  svg: SVGSVGElement,
  names: string[],
  pairs: Pair[],
  choose: (id: string) => void,
): void {
  const band = scaleBand(
    names.map((_, k) => k),
    [0, names.length * CELL],
  );
  const middle = (k: number) => band(k)! + band.bandwidth() / 2;
  const radius = scaleSqrt([0, Math.max(1, ...pairs.map((pair) => pair.count))], [0, CELL / 2 - 1]);
  const root = select(svg);
  root
    .append("g")
    .selectAll("text")
    .data(names)
    .join("text")
    .attr("x", LEFT - 6)
    .attr("y", (_, k) => TOP + middle(k) + 4)
    .attr("text-anchor", "end")
    .text(cut);
  root
    .append("g")
    .selectAll("text")
    .data(names)
    .join("text")
    .attr("transform", (_, k) => `translate(${LEFT + middle(k) + 4},${TOP - 4}) rotate(-60)`)
    .text(cut);
  const both = pairs.flatMap((pair) => [pair, {...pair, at: [pair.at[1], pair.at[0]]}]);
  root
    .append("g")
    .selectAll("circle")
    .data(both)
    .join("circle")
    .attr("class", "disc")
    .attr("cx", (pair) => LEFT + middle(pair.at[0]!))
    .attr("cy", (pair) => TOP + middle(pair.at[1]!))
    .attr("r", (pair) => Math.max(1.5, radius(pair.count)))
    .on("click", (_, pair) => choose(pair.ids[0]))
    .append("title")
    .text((pair) => word("shared", plain(pair.names[0]), plain(pair.names[1]), pair.count));
}

export function Together({state}: {state: State}) {
  const {ids, pairs: counts} = state.index.together;
  const known = new Map(state.index.identities.map((row) => [row.id, row.name]));
  // Who appears with none of the others has no row.
  const met = new Set(counts.flatMap(([a, b]) => [a, b]));
  const shown = ids.map((_, k) => k).filter((k) => met.has(k));
  const names = shown.map((k) => known.get(ids[k]!) ?? ids[k]!);
  const pairs = counts.map(([a, b, count]): Pair => {
    const at: [number, number] = [shown.indexOf(a), shown.indexOf(b)];
    return {
      names: [names[at[0]]!, names[at[1]]!],
      ids: [ids[a]!, ids[b]!],
      at,
      count,
    };
  });
  const side = names.length * CELL;
  return (
    <Figure title={word("together")}>
      {pairs.length > 0 ? (
        <Drawing
          label={word("together")}
          width={LEFT + side + RIGHT}
          height={TOP + side + 4}
          draw={(svg) => draw(svg, names, pairs, (identity) => state.setFilter({identity}))}
        />
      ) : (
        <Nothing />
      )}
      <Table
        title={word("together")}
        heads={[word("identity"), word("identity"), word("documents")]}
        rows={[...pairs]
          .sort((a, b) => b.count - a.count)
          .map((pair) => [...pair.names, pair.count])}
      />
    </Figure>
  );
}
