// What is asked before a record is fixed, merged, split off or added; and the list of keys.
import {useState} from "preact/hooks";
import type {Item, Kind} from "./data";
import {asRecord} from "./data";
import {Choice, Field, Form, IdentityField, RecordFields} from "./fields";
import {FormError, idOf, makeRecord, type Span} from "./forms";
import {ACTIONS} from "./record";
import type {State} from "./state";
import {places, plain, toUnit} from "./text";
import {word, type Word} from "./words";

const MOST_PLACES = 200;

// The words as a span of the output, at their place in UTF-16 units.
function spanAt(state: State, place: number, words: string): Span {
  const text = state.article.value!.text!;
  const {unit} = state.index;
  return {
    start: toUnit(text, place, unit),
    end: toUnit(text, place + words.length, unit),
    text: words,
  };
}

// Where the words stand nearest to the old place.
function spanNear(state: State, item: Item, words: string): Span {
  if (words === item.text || !item.place)
    return {start: item.start, end: item.end, text: item.text};
  const found = places(state.article.value!.text ?? "", words, Infinity);
  if (found.length === 0) throw new FormError(word("notFound"));
  const far = (place: number) => Math.abs(place - item.place![0]);
  return spanAt(
    state,
    found.reduce((best, place) => (far(place) < far(best) ? place : best)),
    words,
  );
}

function Fix({state, item}: {state: State; item: Item}) {
  const row = state.row.value!;
  return (
    <Form
      state={state}
      title={word("fix")}
      done={(given) => {
        const span = spanNear(state, item, String(given.get("quote")));
        const record = makeRecord(state.index, item.kind, row.doc, span, given, row.language, item);
        state.decisions.decide(row.doc, item, {verb: "fix", record});
      }}
    >
      <Field label={word("text")} name="quote" value={item.text} />
      <RecordFields state={state} kind={item.kind} item={item} />
    </Form>
  );
}

function Merge({state, item}: {state: State; item: Item}) {
  const id = String(item.fields["id"]);
  return (
    <Form
      state={state}
      title={word("merge")}
      done={(given) => {
        const into = String(given.get("id")).trim();
        if (!into || into === id) throw new FormError(word("wanted", word("into")));
        const byName = state.index.identities.find((row) => row.name === into)?.id;
        const target = byName ?? into;
        if (!new RegExp(state.index.schemas.entity.properties["id"]!.pattern!, "u").test(target)) {
          throw new FormError(word("wrong", word("into")));
        }
        state.decisions.merge(id, target);
      }}
    >
      <p>{word("mergeHelp", plain(`${item.fields["name"]} (${id})`))}</p>
      <IdentityField state={state} label={word("into")} value="" />
    </Form>
  );
}

function Split({state, item}: {state: State; item: Item}) {
  const {doc} = state.row.value!;
  return (
    <Form
      state={state}
      title={word("split")}
      done={(given) => {
        const [id, name] = [String(given.get("id")).trim(), String(given.get("name")).trim()];
        if (!name) throw new FormError(word("wanted", word("newName")));
        const record = {...asRecord(doc, item), id: id || idOf(item.type, name), name};
        if (record.id === item.fields["id"]) throw new FormError(word("wrong", word("newId")));
        state.decisions.decide(doc, item, {verb: "split", record});
      }}
    >
      <Field label={word("newName")} name="name" value={item.text} />
      <IdentityField state={state} label={word("newId")} value="" />
    </Form>
  );
}

// What was selected, or words that are typed and looked for.
function Add({state}: {state: State}) {
  const row = state.row.value!;
  const text = state.article.value!.text ?? "";
  const selected = state.selected.value;
  const [words, setWords] = useState(selected ? text.slice(...selected) : "");
  const [kind, setKind] = useState<Kind>("entity");
  const found = places(text, words, MOST_PLACES);
  const kinds = Object.keys(state.index.schemas) as Kind[];
  return (
    <Form
      state={state}
      title={word("add")}
      done={(given) => {
        if (found.length === 0) throw new FormError(word("notFound"));
        const span = spanAt(state, Number(given.get("place")), words);
        state.decisions.add(
          row.doc,
          makeRecord(state.index, kind, row.doc, span, given, row.language),
        );
      }}
    >
      <label>
        <span>{word("text")}</span>
        <input
          name="quote"
          type="text"
          value={words}
          autocomplete="off"
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{word("where")}</span>
        <select name="place">
          {found.map((at) => (
            <option key={at} value={at} selected={at === selected?.[0]}>
              {around(text, at, words.length)}
            </option>
          ))}
        </select>
      </label>
      <Choice
        label={word("kind")}
        name="kind"
        value={kind}
        choices={kinds}
        onChange={(value) => setKind(value as Kind)}
      />
      <RecordFields key={kind} state={state} kind={kind} item={null} />
    </Form>
  );
}

function around(text: string, at: number, length: number): string {
  const [before, after] = [
    text.slice(Math.max(0, at - 20), at),
    text.slice(at + length, at + length + 20),
  ];
  return plain(`${before}[${text.slice(at, at + length)}]${after}`.replace(/\s+/g, " "));
}

function Keys({state}: {state: State}) {
  const moves: [string, Word][] = [
    ["j", "key_j"],
    ["k", "key_k"],
    ["n", "key_n"],
    ["p", "key_p"],
    ...ACTIONS.map(({letter, name}) => [letter, name] as [string, Word]),
    ["/", "key_slash"],
    ["o", "key_o"],
    ["d", "key_d"],
    ["?", "key_help"],
    ["Esc", "key_escape"],
  ];
  return (
    <Form state={state} title={word("keys")}>
      <dl>
        {moves.map(([key, what]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{word(what)}</dd>
          </>
        ))}
      </dl>
      <label class="check">
        <input
          id="letters"
          type="checkbox"
          checked={state.letters.value}
          onChange={(event) => (state.letters.value = event.currentTarget.checked)}
        />
        {word("letters")}
      </label>
    </Form>
  );
}

export function Dialogs({state}: {state: State}) {
  const item = state.current.value;
  switch (state.dialog.value) {
    case "keys":
      return <Keys state={state} />;
    case "add":
      return <Add state={state} />;
    case "fix":
      return item && <Fix state={state} item={item} />;
    case "merge":
      return item && <Merge state={state} item={item} />;
    case "split":
      return item && <Split state={state} item={item} />;
    default:
      return null;
  }
}
