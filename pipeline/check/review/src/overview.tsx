// Pictures of the whole output, each with its table.
import type {ComponentChildren} from "preact";
import {useEffect, useRef} from "preact/hooks";
import {Amounts} from "./amounts";
import type {State} from "./state";
import {plain} from "./text";
import {Timeline} from "./timeline";
import {Together} from "./together";
import {word} from "./words";

export function Table({
  title,
  heads,
  rows,
}: {
  title: string;
  heads: string[];
  rows: (string | number)[][];
}) {
  return (
    <details>
      <summary>{word("table")}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              {heads.map((head, k) => (
                <th key={k} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, k) => (
              <tr key={k}>
                {row.map((cell, c) => (
                  <td key={c}>{typeof cell === "string" ? plain(cell) : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function Figure({title, children}: {title: string; children: ComponentChildren}) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {children}
    </figure>
  );
}

// A drawing that d3 fills anew whenever `draw` is another one.
export function Drawing({
  label,
  width,
  height,
  draw,
}: {
  label: string;
  width: number;
  height: number;
  draw: (svg: SVGSVGElement) => void;
}) {
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    svg.current!.replaceChildren();
    draw(svg.current!);
  });
  return <svg ref={svg} role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} />;
}

export function Nothing() {
  return <p class="quiet">{word("nothing")}</p>;
}

export function Overview({state}: {state: State}) {
  return (
    <section id="overview" hidden={!state.overview.value} aria-labelledby="overview-button">
      {state.overview.value && (
        <>
          <Timeline index={state.index} />
          <Amounts index={state.index} />
          <Together state={state} />
        </>
      )}
    </section>
  );
}
