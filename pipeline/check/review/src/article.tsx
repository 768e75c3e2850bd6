// The article with its records marked.  All text is text nodes.
import {useComputed, useSignal, useSignalEffect, type Signal} from "@preact/signals";
import {useEffect, useRef} from "preact/hooks";
import type {Item} from "./data";
import {meaningOf, verbWord} from "./meaning";
import type {State} from "./state";
import {plain, runs} from "./text";
import {word} from "./words";

function Text({text, at}: {text: string; at: number}) {
  return (
    <>
      {runs(text, at).map((run) => (
        <span key={run.at} data-at={run.at} class={run.control ? "control" : undefined}>
          {run.text}
        </span>
      ))}
    </>
  );
}

function Mark({state, item, text}: {state: State; item: Item; text: string}) {
  const className = useComputed(() => {
    void state.decisions.changes.value;
    const decision = state.decisions.of(state.row.value?.doc ?? "", item);
    const now = state.record.value === item.number ? " now" : "";
    return `${item.kind} ${decision?.verb ?? ""}${now}`;
  });
  const current = useComputed(() => (state.record.value === item.number ? "true" : undefined));
  // One mark is a stop of the tabulator: the chosen one, or the first.
  const tab = useComputed(() => {
    const chosen = state.record.value;
    const stop = chosen < 0 ? state.shown.value[0]?.number : chosen;
    return stop === item.number ? 0 : -1;
  });
  return (
    <mark
      class={className}
      data-number={item.number}
      role="button"
      tabIndex={tab}
      aria-current={current}
      aria-describedby="tip"
    >
      <Text text={text} at={item.place![0]} />
    </mark>
  );
}

// The text with marks for the records that the filter leaves; of records that overlap the first.
function Marked({state}: {state: State}) {
  const article = state.article.value;
  if (!article) return <p class="quiet">{word("loading")}</p>;
  if (article.text === null) return <p>{word("noText")}</p>;
  const parts = [];
  let at = 0;
  for (const item of state.shown.value) {
    if (!item.place || item.place[0] < at) continue;
    const [start, end] = item.place;
    if (start > at)
      parts.push(<Text key={`t${at}`} text={article.text.slice(at, start)} at={at} />);
    parts.push(
      <Mark
        key={`r${item.number}`}
        state={state}
        item={item}
        text={article.text.slice(start, end)}
      />,
    );
    at = end;
  }
  parts.push(<Text key={`t${at}`} text={article.text.slice(at)} at={at} />);
  return <>{parts}</>;
}

const KINDS = ["date", "amount", "entity"] as const;

interface Tip {
  item: Item;
  place: DOMRect;
}

// What the record under the pointer, or in focus, says.
function TipBox({state, tip}: {state: State; tip: Signal<Tip | null>}) {
  const box = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    const shown = tip.value;
    const element = box.current;
    if (!shown || !element) return;
    const left = Math.min(shown.place.left, window.innerWidth - element.offsetWidth - 8);
    const below = shown.place.bottom + element.offsetHeight + 8 < window.innerHeight;
    element.style.left = `${Math.max(8, left)}px`;
    element.style.top = `${below ? shown.place.bottom + 4 : shown.place.top - element.offsetHeight - 4}px`;
  });
  const shown = tip.value;
  const decision = shown && state.decisions.of(state.row.value?.doc ?? "", shown.item);
  return (
    <div id="tip" role="tooltip" ref={box} class={shown ? "" : "away"}>
      {shown && (
        <>
          <b>
            {shown.item.kind}:{shown.item.type}
          </b>{" "}
          {plain(meaningOf(shown.item))}
          {decision && <> · {verbWord(decision)}</>}
          {shown.item.fields["rule"] && (
            <div class="quiet">{plain(String(shown.item.fields["rule"]))}</div>
          )}
        </>
      )}
    </div>
  );
}

export function ArticleView({state}: {state: State}) {
  const tip = useSignal<Tip | null>(null);
  const view = useRef<HTMLElement>(null);
  const row = state.row.value;
  const show = (event: Event) => {
    const mark = (event.target as HTMLElement).closest<HTMLElement>("mark");
    const item = mark && state.article.value?.items[Number(mark.dataset["number"])];
    tip.value = item ? {item, place: mark.getClientRects()[0]!} : null;
    if (item && event.type === "focusin") state.record.value = item.number;
  };
  const choose = (event: Event) => {
    const mark = (event.target as HTMLElement).closest<HTMLElement>("mark");
    if (mark) state.record.value = Number(mark.dataset["number"]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      choose(event);
      event.preventDefault();
    }
    if (event.key === "Escape") tip.value = null;
  };
  useSignalEffect(() => {
    void state.document.value;
    view.current?.parentElement?.scrollTo(0, 0);
  });
  useSignalEffect(() => {
    // What moves the text takes the tip away.
    void [state.document.value, state.overview.value, state.dialog.value];
    tip.value = null;
  });
  // The chosen record is brought into view, and into focus where the keys are not elsewhere in use.
  useSignalEffect(() => {
    const number = state.record.value;
    const mark = view.current?.querySelector<HTMLElement>(`mark[data-number="${number}"]`);
    if (!mark) return;
    mark.scrollIntoView({block: "nearest"});
    if (!document.activeElement?.closest("aside")) mark.focus({preventScroll: true});
  });
  useEffect(() => {
    const away = () => (tip.value = null);
    window.addEventListener("scroll", away, true);
    return () => window.removeEventListener("scroll", away, true);
  }, []);
  return (
    <main>
      <h2 id="document-title" tabIndex={-1}>
        {plain(row?.title || row?.doc || "")}
      </h2>
      <p id="document-facts" class="quiet">
        {plain([row?.doc, row?.language, row?.date].filter(Boolean).join(" · "))}
      </p>
      <p id="legend" class="quiet" aria-label={word("legend")}>
        {KINDS.map((kind) => (
          <mark key={kind} class={kind}>
            {word(kind)}
          </mark>
        ))}
      </p>
      <article
        id="article"
        ref={view}
        lang={row?.language}
        dir="auto"
        tabIndex={0}
        aria-label={word("article")}
        onClick={choose}
        onKeyDown={onKeyDown}
        onMouseOver={show}
        onMouseOut={() => (tip.value = null)}
        onFocusIn={show}
        onFocusOut={() => (tip.value = null)}
      >
        <Marked state={state} />
      </article>
      <TipBox state={state} tip={tip} />
    </main>
  );
}
