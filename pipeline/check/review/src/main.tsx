// The page: what is where, and the keys.
import {render} from "preact";
import type {Index} from "./data";
import {readBlock} from "./data";
import {ArticleView} from "./article";
import {Dialogs} from "./dialogs";
import {Documents} from "./documents";
import {Overview} from "./overview";
import {ACTIONS, RecordPanel} from "./record";
import {State} from "./state";
import {plain} from "./text";
import {tongue, TONGUES, word, type Tongue} from "./words";
import "./style.css";

const byId = (id: string) => document.getElementById(id);

function Header({state}: {state: State}) {
  const {decisions} = state;
  void decisions.changes.value;
  document.documentElement.lang = tongue.value;
  return (
    <header>
      <h1>{plain(state.index.title)}</h1>
      <p id="progress" class="quiet" role="status">
        {word("count", decisions.count())}
      </p>
      {decisions.unkept.value && (
        <p id="unkept" role="alert">
          {word("unkept")}
        </p>
      )}
      <div class="tools">
        <label>
          <span>{word("language")}</span>
          <select
            id="language"
            value={tongue.value}
            onChange={(event) => (tongue.value = event.currentTarget.value as Tongue)}
          >
            {Object.entries(TONGUES).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button
          id="overview-button"
          type="button"
          aria-expanded={state.overview.value}
          aria-controls="overview"
          onClick={() => (state.overview.value = !state.overview.value)}
        >
          {word("overview")}
        </button>
        <button id="download" type="button" onClick={() => state.download()}>
          {word("download")}
        </button>
        <button id="keys-button" type="button" onClick={() => (state.dialog.value = "keys")}>
          {word("keys")}
        </button>
      </div>
    </header>
  );
}

function Page({state}: {state: State}) {
  return (
    <>
      <a
        class="skip"
        href="#article"
        onClick={(event) => {
          event.preventDefault();
          byId("article")?.focus();
        }}
      >
        {word("skip")}
      </a>
      <Header state={state} />
      <Overview state={state} />
      <div class="columns">
        <Documents state={state} />
        <ArticleView state={state} />
        <RecordPanel state={state} />
      </div>
      <Dialogs state={state} />
    </>
  );
}

const KEYS: Record<string, (state: State) => void> = {
  j: (state) => state.step(1),
  k: (state) => state.step(-1),
  n: (state) => state.stepDocument(1),
  p: (state) => state.stepDocument(-1),
  o: (state) => (state.overview.value = !state.overview.value),
  d: (state) => void state.download(),
  "/": () => byId("filter-document")?.focus(),
  "?": (state) => (state.dialog.value = "keys"),
};
for (const {letter, act} of ACTIONS) KEYS[letter] = act;

function onKeyDown(state: State, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || state.dialog.value) return;
  const target = event.target as HTMLElement;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) {
    if (event.key === "Escape") byId("article")?.focus();
    return;
  }
  const call = state.letters.value ? KEYS[event.key] : undefined;
  if (!call) return;
  event.preventDefault();
  call(state);
}

async function begin(): Promise<void> {
  const state = new State(await readBlock<Index>("index"));
  document.addEventListener("keydown", (event) => onKeyDown(state, event));
  render(<Page state={state} />, byId("app")!);
}

void begin();
