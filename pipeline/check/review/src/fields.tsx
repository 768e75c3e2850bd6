// What the dialogs are made of: a form, and its fields.
import type {ComponentChildren} from "preact";
import {useEffect, useRef, useState} from "preact/hooks";
import type {Item, Kind} from "./data";
import {askedFields, FormError} from "./forms";
import type {State} from "./state";
import {plain} from "./text";
import {word} from "./words";

const MOST_NAMES = 30;

// A form in a dialog; `done` throws FormError where the form is wrong.
export function Form({
  state,
  title,
  done,
  children,
}: {
  state: State;
  title: string;
  done?: (given: FormData) => void;
  children: ComponentChildren;
}) {
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
    <dialog
      id="dialog"
      ref={dialog}
      aria-labelledby="dialog-title"
      onClose={() => (state.dialog.value = null)}
    >
      <h2 id="dialog-title">{title}</h2>
      <form onSubmit={onSubmit}>
        {children}
        <p id="problem" role="alert">
          {problem}
        </p>
        <div class="actions">
          {done && (
            <button id="dialog-ok" type="submit">
              {word("ok")}
            </button>
          )}
          <button type="button" onClick={close}>
            {word(done ? "cancel" : "close")}
          </button>
        </div>
      </form>
    </dialog>
  );
}

// Fields are the reader's once they are shown: `value` is what they begin with.
export function Field({label, name, value}: {label: string; name: string; value: string}) {
  return (
    <label>
      <span>{label}</span>
      <input name={name} type="text" defaultValue={value} autocomplete="off" />
    </label>
  );
}

export function Choice({
  label,
  name,
  value,
  choices,
  onChange,
}: {
  label: string;
  name: string;
  value: string;
  choices: string[];
  onChange?: (value: string) => void;
}) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} onChange={(event) => onChange?.(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice} value={choice} selected={choice === value}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}

// An identity by its id, with suggestions by name or id.
export function IdentityField({state, label, value}: {state: State; label: string; value: string}) {
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
      <input
        name="id"
        type="text"
        list="identities"
        defaultValue={value}
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <datalist id="identities">
        {names.map((row) => (
          <option key={row.id} value={row.id}>
            {plain(row.name)}
          </option>
        ))}
      </datalist>
    </label>
  );
}

// The fields of a kind of record, as its schema has them.
export function RecordFields({state, kind, item}: {state: State; kind: Kind; item: Item | null}) {
  const schema = state.index.schemas[kind];
  return (
    <div class="fields">
      <Choice
        label="type"
        name="type"
        value={item?.type ?? ""}
        choices={schema.properties["type"]!.enum as string[]}
      />
      {askedFields(schema).map((name) => {
        const value = String(item?.fields[name] ?? "");
        const {enum: choices, const: only} = schema.properties[name]!;
        if (name === "id")
          return <IdentityField key={name} state={state} label={name} value={value} />;
        if (choices)
          return (
            <Choice
              key={name}
              label={name}
              name={name}
              value={value}
              choices={["", ...choices.map(String)]}
            />
          );
        if (only === true)
          return (
            <Choice key={name} label={name} name={name} value={value} choices={["", "true"]} />
          );
        return <Field key={name} label={name} name={name} value={value} />;
      })}
    </div>
  );
}
