// What a record says, in a line.
import type {Item} from "./data";
import type {Decision, Verb} from "./decisions";
import {word, type Word} from "./words";

const VERB_WORDS: Record<Verb, Word> = {
  accept: "accepted",
  reject: "rejected",
  fix: "fixed",
  split: "splitOff",
  add: "added",
};

const RELATIONS: Record<string, string> = {
  about: "≈",
  more_than: ">",
  less_than: "<",
  at_least: "≥",
  at_most: "≤",
};

// Long numbers by three digits, as in any language: 2 900 000 000.  They are exact, and no floats.
function grouped(number: unknown): string {
  return String(number).replace(/^-?\d{5,}/, (whole) =>
    whole.replace(/\B(?=(\d{3})+$)/g, "\u202f"),
  );
}

export const verbWord = (decision: Decision) => word(VERB_WORDS[decision.verb]);

export function meaning(kind: string, fields: Record<string, unknown>): string {
  const {value, offset, mod, number, low, high, unit, relation, per, id, name} = fields;
  const parts =
    kind === "entity"
      ? [name, id]
      : kind === "date"
        ? [value ?? offset, mod]
        : [
            RELATIONS[String(relation)],
            number === undefined
              ? [low, high].map((end) => (end === undefined ? "…" : grouped(end))).join(" – ")
              : grouped(number),
            unit,
            per && `/ ${per}`,
          ];
  return parts.filter(Boolean).join(kind === "entity" ? " · " : " ");
}

export const meaningOf = (item: Item) => meaning(item.kind, item.fields);
