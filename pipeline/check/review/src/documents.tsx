// The filters, and the documents that they leave, page by page.
import {useState} from "preact/hooks";
import type {Kind} from "./data";
import type {Filter} from "./filters";
import {NO_FILTER} from "./filters";
import {DOCUMENTS_ON_PAGE, type State} from "./state";
import {plain} from "./text";
import {word, type Word} from "./words";

const PAUSE = 150; // milliseconds without a key before a filter is asked

function TextFilter({state, name}: {state: State; name: "document" | "identity" | "rule"}) {
  const [waiting, setWaiting] = useState(0);
  const onInput = (event: {currentTarget: HTMLInputElement}) => {
    const value = event.currentTarget.value.trim();
    clearTimeout(waiting);
    setWaiting(window.setTimeout(() => state.setFilter({[name]: value}), PAUSE));
  };
  return (
    <label>
      <span>{word(name)}</span>
      <input
        id={`filter-${name}`}
        type="search"
        autocomplete="off"
        value={state.filter.value[name]}
        onInput={onInput}
      />
    </label>
  );
}

function ChoiceFilter({
  state,
  name,
  choices,
}: {
  state: State;
  name: "kind" | "type" | "state";
  choices: [string, string][];
}) {
  const onChange = (event: {currentTarget: HTMLSelectElement}) => {
    const part: Partial<Filter> = {[name]: event.currentTarget.value};
    state.setFilter(name === "kind" ? {...part, type: ""} : part);
  };
  return (
    <label>
      <span>{word(name)}</span>
      <select id={`filter-${name}`} value={state.filter.value[name]} onChange={onChange}>
        <option value="">{word("all")}</option>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Filters({state}: {state: State}) {
  const pairs = state.index.types.map((row) => row.name.split(":") as [string, string]);
  const kinds = [...new Set(pairs.map(([kind]) => kind))].sort();
  const {kind} = state.filter.value;
  const types = [
    ...new Set(pairs.filter((pair) => !kind || pair[0] === kind).map((pair) => pair[1])),
  ];
  const same = (names: string[]) => names.map((name) => [name, name] as [string, string]);
  const states = (["open", "decided"] as Word[]).map(
    (name) => [name, word(name)] as [string, string],
  );
  return (
    <div class="filters" role="search" aria-label={word("filters")}>
      <TextFilter state={state} name="document" />
      <div class="pair">
        <ChoiceFilter
          state={state}
          name="kind"
          choices={kinds.map((name) => [name, word(name as Kind)])}
        />
        <ChoiceFilter state={state} name="type" choices={same(types.sort())} />
      </div>
      <TextFilter state={state} name="identity" />
      <TextFilter state={state} name="rule" />
      <ChoiceFilter state={state} name="state" choices={states} />
      <button id="clear" type="button" onClick={() => state.setFilter(NO_FILTER)}>
        {word("clear")}
      </button>
    </div>
  );
}

function DocumentLine({state, number}: {state: State; number: number}) {
  const {doc, title, counts} = state.index.documents[number]!;
  void state.decisions.changes.value;
  const decided = state.decisions.countOf(doc);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const facts = Object.entries(counts)
    .map(([kind, count]) => `${word(kind as Kind)} ${count}`)
    .join(", ");
  return (
    <li>
      <button
        type="button"
        aria-current={number === state.document.value ? "true" : undefined}
        onClick={() => state.openDocument(number)}
      >
        {plain(title || doc)}
        <span class="quiet">
          {title && `${plain(doc)} · `}
          {facts}
          {decided > 0 && ` · ${word("part", Math.min(decided, total), total)}`}
        </span>
      </button>
    </li>
  );
}

export function Documents({state}: {state: State}) {
  const found = state.found.value;
  const pages = Math.max(1, Math.ceil(found.length / DOCUMENTS_ON_PAGE));
  const page = Math.min(state.page.value, pages - 1);
  const first = page * DOCUMENTS_ON_PAGE;
  return (
    <nav aria-labelledby="documents-title">
      <h2 id="documents-title">{word("documents")}</h2>
      <Filters state={state} />
      <p id="found" role="status">
        {word("found", found.length, state.index.documents.length)}
      </p>
      <ol id="documents">
        {found.slice(first, first + DOCUMENTS_ON_PAGE).map((number) => (
          <DocumentLine key={number} state={state} number={number} />
        ))}
      </ol>
      <div class="pages">
        <button
          id="previous-page"
          type="button"
          disabled={page === 0}
          onClick={() => (state.page.value = page - 1)}
        >
          {word("previous")}
        </button>
        <span id="page-number">{word("page", page + 1, pages)}</span>
        <button
          id="next-page"
          type="button"
          disabled={page + 1 >= pages}
          onClick={() => (state.page.value = page + 1)}
        >
          {word("next")}
        </button>
      </div>
    </nav>
  );
}
