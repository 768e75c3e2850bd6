// Records made from what a form holds.  Which fields there are, and what they may hold, the schemas
// of the output say.
import type {Index, Item, Kind, RecordSchema, Value} from "./data";
import {faultOf} from "./schema";
import {word} from "./words";

export type Line = Record<string, Value>;

// What a form does not ask: the place is asked as a quote, the interval follows from the value, and
// rule and words say who made the record.
const NOT_ASKED = new Set([
  "record",
  "doc",
  "start",
  "end",
  "text",
  "type",
  "from",
  "to",
  "chrome",
  "rule",
  "words",
]);

export function askedFields(schema: RecordSchema): string[] {
  return Object.keys(schema.properties).filter((name) => !NOT_ASKED.has(name));
}

// A value as the schema's type wants it; undefined where nothing was given.
function read(schema: RecordSchema, name: string, given: string): Value | undefined {
  if (given === "") return undefined;
  const {type, const: only} = schema.properties[name]!;
  if (only === true) return true;
  const whole = /^-?\d+$/.test(given);
  return whole && type !== "string" ? Number(given) : given;
}

export class FormError extends Error {}

// Throws FormError, in the words of the page.
function check(schema: RecordSchema, line: Line): void {
  const fault = faultOf(schema, line);
  if (fault) throw new FormError(word(fault.missing ? "wanted" : "wrong", fault.field || "number"));
}

export interface Span {
  start: number;
  end: number;
  text: string;
}

// A whole record: the keys in the order of the schema.
export function makeRecord(
  index: Index,
  kind: Kind,
  doc: string,
  span: Span,
  given: FormData,
  language: string,
  was?: Item,
): Line {
  const schema = index.schemas[kind];
  const type = String(given.get("type"));
  const line: Line = {record: kind, doc, ...span, type};
  for (const name of askedFields(schema)) {
    const value = read(schema, name, String(given.get(name) ?? "").trim());
    if (value !== undefined) line[name] = value;
  }
  // An identity made of type and name goes with the type.
  if (was && line["id"] === was.fields["id"] && type !== was.type) {
    line["id"] = String(line["id"]).replace(new RegExp(`^${was.type}:`), `${type}:`);
  }
  if (kind === "entity") completeEntity(index, line, language);
  if (was && line["value"] === was.fields["value"]) {
    for (const end of ["from", "to"]) if (was.fields[end]) line[end] = was.fields[end];
  }
  // Another writing of the old value says nothing of a new one.
  if (was && line["value"] !== was.fields["value"] && line["edtf"] === was.fields["edtf"]) {
    delete line["edtf"];
  }
  const ordered: Line = {};
  for (const name of Object.keys(schema.properties)) {
    if (line[name] !== undefined) ordered[name] = line[name];
  }
  check(schema, ordered);
  return ordered;
}

export function idOf(type: string, name: string): string {
  return `${type}:${name.toLowerCase().replace(/[\s'’]+/gu, "-")}`;
}

// What follows from the rest where the form leaves it open.
function completeEntity(index: Index, line: Line, language: string): void {
  const known = index.identities.find((row) => row.id === line["id"]);
  line["name"] ??= known?.name ?? line["text"]!;
  line["id"] ??= idOf(String(line["type"]), String(line["name"]));
  line["form"] ??= line["name"] === line["text"] ? "full" : "alias";
  if (line["type"] === "person" || line["type"] === "organization") {
    const han = /\p{Script=Han}/u.test(String(line["text"]));
    line["writing"] ??= !han ? "common" : language === "zh-Hant" ? "hant" : "hans";
  } else {
    delete line["writing"];
  }
}
