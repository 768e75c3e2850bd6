// The chosen record, what can be decided about it, and the list of records.
import {useSignalEffect} from "@preact/signals";
import {useRef} from "preact/hooks";
import type {Item} from "./data";
import {meaning, meaningOf, verbWord} from "./meaning";
import type {Dialog, State} from "./state";
import {plain, selectedPlace} from "./text";
import {word, type Word} from "./words";

const RECORDS_ON_PAGE = 100;

// The words of each action are its key in the table of words; the letter is its key on the board.
export const ACTIONS: {name: Word; letter: string; act: (state: State) => void}[] = [
  {name: "accept", letter: "a", act: (state) => state.decideOn("accept")},
  {name: "reject", letter: "r", act: (state) => state.decideOn("reject")},
  {name: "fix", letter: "f", act: (state) => openDialog(state, "fix")},
  {name: "merge", letter: "m", act: (state) => openDialog(state, "merge")},
  {name: "split", letter: "s", act: (state) => openDialog(state, "split")},
  {name: "add", letter: "i", act: (state) => openDialog(state, "add")},
  {name: "undo", letter: "u", act: (state) => state.undo()},
  {name: "rest", letter: "A", act: (state) => state.acceptRest()},
];

function openDialog(state: State, dialog: Dialog): void {
  const ready = dialog === "add" ? state.article.value !== null : state.current.value !== null;
  if (!ready) return;
  // The dialog takes the selection away.
  state.selected.value = selectedPlace(document.getElementById("article")!);
  state.dialog.value = dialog;
}

// A path goes on in the next line behind a slash.
function breakable(text: string) {
  const [first, ...rest] = text.split("/");
  return [
    first,
    ...rest.map((part) => (
      <>
        /<wbr />
        {part}
      </>
    )),
  ];
}

function Facts({state}: {state: State}) {
  const item = state.current.value;
  void state.decisions.changes.value;
  if (!item) return <p id="record">{word("none")}</p>;
  const decision = state.decisions.of(state.row.value!.doc, item);
  const into = state.decisions.merges.get(String(item.fields["id"] ?? ""));
  const rows: [string, unknown][] = [
    [word("text"), item.text],
    [word("type"), `${item.kind}:${item.type}`],
    [word("where"), `${item.start}–${item.end}`],
    ...Object.entries(item.fields),
  ];
  if (decision) rows.push([word("state"), verbWord(decision)]);
  if (decision?.record) rows.push(["→", meaning(item.kind, decision.record)]);
  if (into) rows.push([word("into"), into]);
  return (
    <dl id="record">
      {rows.map(([key, value]) => (
        <>
          <dt>{key}</dt>
          <dd>{breakable(plain(String(value)))}</dd>
        </>
      ))}
    </dl>
  );
}

function Actions({state}: {state: State}) {
  const item = state.current.value;
  const usable = (name: Word) =>
    name === "add" || name === "rest"
      ? state.article.value !== null
      : item !== null && ((name !== "merge" && name !== "split") || item.kind === "entity");
  return (
    <div class="actions" id="actions">
      {ACTIONS.map(({name, letter, act}) => (
        <button
          key={name}
          id={`act-${name}`}
          type="button"
          disabled={!usable(name)}
          aria-keyshortcuts={letter === "A" ? "Shift+A" : letter}
          onClick={() => act(state)}
        >
          {word(name)} <kbd aria-hidden="true">{letter}</kbd>
        </button>
      ))}
    </div>
  );
}

function RecordLine({state, item}: {state: State; item: Item}) {
  const decision = state.decisions.of(state.row.value!.doc, item);
  return (
    <li class={decision?.verb}>
      <button
        type="button"
        aria-current={item.number === state.record.value ? "true" : undefined}
        onClick={() => (state.record.value = item.number)}
      >
        {plain(item.text)}{" "}
        <span class="quiet">
          {item.kind}:{item.type} {plain(meaningOf(item))}
          {decision && ` · ${verbWord(decision)}`}
        </span>
      </button>
    </li>
  );
}

// As many records as a page holds, the chosen one among them.
function Records({state}: {state: State}) {
  const shown = state.shown.value;
  const list = useRef<HTMLOListElement>(null);
  const at = Math.max(
    0,
    shown.findIndex((item) => item.number === state.record.value),
  );
  const first = Math.floor(at / RECORDS_ON_PAGE) * RECORDS_ON_PAGE;
  const pages = Math.max(1, Math.ceil(shown.length / RECORDS_ON_PAGE));
  const turn = (by: number) => {
    state.record.value = shown[first + by * RECORDS_ON_PAGE]!.number;
  };
  useSignalEffect(() => {
    void state.record.value;
    requestAnimationFrame(() =>
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({block: "nearest"}),
    );
  });
  return (
    <>
      <h3 id="records-title">{word("records")}</h3>
      <ol id="records" ref={list} aria-labelledby="records-title">
        {shown.slice(first, first + RECORDS_ON_PAGE).map((item) => (
          <RecordLine key={item.number} state={state} item={item} />
        ))}
      </ol>
      {pages > 1 && (
        <div class="pages">
          <button type="button" disabled={first === 0} onClick={() => turn(-1)}>
            {word("previous")}
          </button>
          <span>{word("page", first / RECORDS_ON_PAGE + 1, pages)}</span>
          <button
            type="button"
            disabled={first + RECORDS_ON_PAGE >= shown.length}
            onClick={() => turn(1)}
          >
            {word("next")}
          </button>
        </div>
      )}
    </>
  );
}

function Added({state}: {state: State}) {
  void state.decisions.changes.value;
  const doc = state.row.value?.doc ?? "";
  const added = state.decisions.added(doc);
  if (added.length === 0) return null;
  return (
    <>
      <h3>{word("added")}</h3>
      <ol id="added">
        {added.map(({record}) => (
          <li key={`${record!["start"]} ${record!["type"]}`}>
            {plain(String(record!["text"]))}{" "}
            <span class="quiet">
              {record!["record"]}:{record!["type"]}{" "}
              {plain(meaning(String(record!["record"]), record!))}
            </span>{" "}
            <button type="button" onClick={() => state.decisions.removeAdded(doc, record!)}>
              {word("remove")}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

export function RecordPanel({state}: {state: State}) {
  return (
    <aside aria-labelledby="record-title">
      <h2 id="record-title">{word("record")}</h2>
      <div role="status">
        <Facts state={state} />
      </div>
      <Actions state={state} />
      <Added state={state} />
      <Records state={state} />
    </aside>
  );
}
