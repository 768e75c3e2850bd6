// What is asked before a record is fixed, merged, split off or added; and the list of keys.
import type {ComponentChildren} from "preact";
import {useEffect, useRef, useState} from "preact/hooks";
import type {Item, Kind} from "./data";
import {asRecord} from "./data";
import {askedFields, FormError, idOf, makeRecord, type Span} from "./forms";
import {ACTIONS} from "./record";
import type {State} from "./state";
import {places, plain, toUnit} from "./text";
import {word, type Word} from "./words";

const MOST_PLACES = 200;
const MOST_NAMES = 30;

// A form in a dialog; `done` throws FormError where the form is wrong.
function Form({state, title, done, children}: {state: State; title: string;
    done?: (given: FormData) => void; children: ComponentChildren}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => dialog.current!.showModal(), []);
  const close = () => {
    dialog.current!.close();
    state.dialog.value = null;
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    try {
      done?.(new FormData(event.target as HTMLFormElement));
      close();
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      setProblem(error.message);
    }
  };
  return (
    <dialog id="dialog" ref={dialog} aria-labelledby="dialog-title"
      onClose={() => state.dialog.value = null}>
      <h2 id="dialog-title">{title}</h2>
      <form onSubmit={onSubmit}>
        {children}
        <p id="problem" role="alert">{problem}</p>
        <div class="actions">
          {done && <button id="dialog-ok" type="submit">{word("ok")}</button>}
          <button type="button" onClick={close}>{word(done ? "cancel" : "close")}</button>
        </div>
      </form>
    </dialog>
  );
}

// Fields are the reader's once they are shown: `value` is what they begin with.
function Field({label, name, value}: {label: string; name: string; value: string}) {
  return (
    <label>
      <span>{label}</span>
      <input name={name} type="text" defaultValue={value} autocomplete="off" />
    </label>
  );
}

function Choice({label, name, value, choices, onChange}: {label: string; name: string; value: string;
    choices: string[]; onChange?: (value: string) => void}) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} onChange={(event) => onChange?.(event.currentTarget.value)}>
        {choices.map((choice) =>
          <option key={choice} value={choice} selected={choice === value}>{choice}</option>)}
      </select>
    </label>
  );
}

// An identity by its id, with suggestions by name or id.
function IdentityField({state, label, value}: {state: State; label: string; value: string}) {
  const [typed, setTyped] = useState("");
  const part = typed.toLowerCase();
  const names = [];
  for (const row of part ? state.index.identities : []) {
    if (names.length === MOST_NAMES) break;
    if (`${row.name} ${row.id}`.toLowerCase().includes(part)) names.push(row);
  }
  return (
    <label>
      <span>{label}</span>
      <input name="id" type="text" list="identities" defaultValue={value} autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)} />
      <datalist id="identities">
        {names.map((row) => <option key={row.id} value={row.id}>{plain(row.name)}</option>)}
      </datalist>
    </label>
  );
}

// The fields of a kind of record, as its schema has them.
function RecordFields({state, kind, item}: {state: State; kind: Kind; item: Item | null}) {
  const schema = state.index.schemas[kind];
  return (
    <div class="fields">
      <Choice label="type" name="type" value={item?.type ?? ""} choices={schema.properties["type"]!.enum as string[]} />
      {askedFields(schema).map((name) => {
        const value = String(item?.fields[name] ?? "");
        const {enum: choices, const: only} = schema.properties[name]!;
        if (name === "id") return <IdentityField key={name} state={state} label={name} value={value} />;
        if (choices) return <Choice key={name} label={name} name={name} value={value} choices={["", ...choices.map(String)]} />;
        if (only === true) return <Choice key={name} label={name} name={name} value={value} choices={["", "true"]} />;
        return <Field key={name} label={name} name={name} value={value} />;
      })}
    </div>
  );
}

// The words as a span of the output, at their place in UTF-16 units.
function spanAt(state: State, place: number, words: string): Span {
  const text = state.article.value!.text!;
  const {unit} = state.index;
  return {start: toUnit(text, place, unit), end: toUnit(text, place + words.length, unit), text: words};
}

// Where the words stand nearest to the old place.
function spanNear(state: State, item: Item, words: string): Span {
  if (words === item.text || !item.place) return {start: item.start, end: item.end, text: item.text};
  const found = places(state.article.value!.text ?? "", words, Infinity);
  if (found.length === 0) throw new FormError(word("notFound"));
  const far = (place: number) => Math.abs(place - item.place![0]);
  return spanAt(state, found.reduce((best, place) => far(place) < far(best) ? place : best), words);
}

function Fix({state, item}: {state: State; item: Item}) {
  const row = state.row.value!;
  return (
    <Form state={state} title={word("fix")} done={(given) => {
      const span = spanNear(state, item, String(given.get("words")));
      const record = makeRecord(state.index, item.kind, row.doc, span, given, row.language, item);
      state.decisions.decide(row.doc, item, {verb: "fix", record});
    }}>
      <Field label={word("text")} name="words" value={item.text} />
      <RecordFields state={state} kind={item.kind} item={item} />
    </Form>
  );
}

function Merge({state, item}: {state: State; item: Item}) {
  const id = String(item.fields["id"]);
  return (
    <Form state={state} title={word("merge")} done={(given) => {
      const into = String(given.get("id")).trim();
      if (!into || into === id) throw new FormError(word("wanted", word("into")));
      const byName = state.index.identities.find((row) => row.name === into)?.id;
      const target = byName ?? into;
      if (!new RegExp(state.index.schemas.entity.properties["id"]!.pattern!, "u").test(target)) {
        throw new FormError(word("wrong", word("into")));
      }
      state.decisions.merge(id, target);
    }}>
      <p>{word("mergeHelp", plain(`${item.fields["name"]} (${id})`))}</p>
      <IdentityField state={state} label={word("into")} value="" />
    </Form>
  );
}

function Split({state, item}: {state: State; item: Item}) {
  const {doc} = state.row.value!;
  return (
    <Form state={state} title={word("split")} done={(given) => {
      const [id, name] = [String(given.get("id")).trim(), String(given.get("name")).trim()];
      if (!name) throw new FormError(word("wanted", word("newName")));
      const record = {...asRecord(doc, item), id: id || idOf(item.type, name), name};
      if (record.id === item.fields["id"]) throw new FormError(word("wrong", word("newId")));
      state.decisions.decide(doc, item, {verb: "split", record});
    }}>
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
    <Form state={state} title={word("add")} done={(given) => {
      if (found.length === 0) throw new FormError(word("notFound"));
      const span = spanAt(state, Number(given.get("place")), words);
      state.decisions.add(row.doc,
        makeRecord(state.index, kind, row.doc, span, given, row.language));
    }}>
      <label>
        <span>{word("text")}</span>
        <input name="words" type="text" value={words} autocomplete="off"
          onInput={(event) => setWords(event.currentTarget.value)} />
      </label>
      <label>
        <span>{word("where")}</span>
        <select name="place">
          {found.map((at) =>
            <option key={at} value={at} selected={at === selected?.[0]}>
              {around(text, at, words.length)}
            </option>)}
        </select>
      </label>
      <Choice label={word("kind")} name="kind" value={kind} choices={kinds}
        onChange={(value) => setKind(value as Kind)} />
      <RecordFields key={kind} state={state} kind={kind} item={null} />
    </Form>
  );
}

function around(text: string, at: number, length: number): string {
  const [before, after] = [text.slice(Math.max(0, at - 20), at), text.slice(at + length, at + length + 20)];
  return plain(`${before}[${text.slice(at, at + length)}]${after}`.replace(/\s+/g, " "));
}

function Keys({state}: {state: State}) {
  const moves: [string, Word][] = [["j", "key_j"], ["k", "key_k"], ["n", "key_n"], ["p", "key_p"],
    ...ACTIONS.map(({letter, name}) => [letter, name] as [string, Word]),
    ["/", "key_slash"], ["o", "key_o"], ["d", "key_d"], ["?", "key_help"], ["Esc", "key_escape"]];
  return (
    <Form state={state} title={word("keys")}>
      <dl>
        {moves.map(([key, what]) => <><dt><kbd>{key}</kbd></dt><dd>{word(what)}</dd></>)}
      </dl>
      <label class="check">
        <input id="letters" type="checkbox" checked={state.letters.value}
          onChange={(event) => state.letters.value = event.currentTarget.checked} />
        {word("letters")}
      </label>
    </Form>
  );
}

export function Dialogs({state}: {state: State}) {
  const item = state.current.value;
  switch (state.dialog.value) {
    case "keys": return <Keys state={state} />;
    case "add": return <Add state={state} />;
    case "fix": return item && <Fix state={state} item={item} />;
    case "merge": return item && <Merge state={state} item={item} />;
    case "split": return item && <Split state={state} item={item} />;
    default: return null;
  }
}
