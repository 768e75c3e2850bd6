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

export const verbWord = (decision: Decision) => word(VERB_WORDS[decision.verb]);

export function meaning(kind: string, fields: Record<string, unknown>): string {
  const {value, offset, mod, number, low, high, unit, relation, per, id, name} = fields;
  const parts =
    kind === "entity"
      ? [name, id]
      : kind === "date"
        ? [value ?? offset, mod]
        : [
            relation,
            number ?? [low, high].map((end) => end ?? "…").join(" – "),
            unit,
            per && `/ ${per}`,
          ];
  return parts.filter(Boolean).join(kind === "entity" ? " · " : " ");
}

export const meaningOf = (item: Item) => meaning(item.kind, item.fields);
