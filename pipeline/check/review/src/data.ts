// What the page holds: the index, read at once, and a block for each document, read when it is
// opened.  Blocks are JSON, deflated, in base 64.

import type {Schema} from "./schema";

export type Kind = "date" | "amount" | "entity";
export type Value = string | number | boolean;

// One record as `glane run` wrote it, with its place in UTF-16 units of the text.
export interface Item {
  number: number;
  kind: Kind;
  type: string;
  start: number; // in the unit of the output
  end: number;
  place: [number, number] | null; // null where the text is not known or has other words there
  text: string;
  fields: Record<string, Value>;
}

export interface Article {
  head: Record<string, Value>;
  text: string | null;
  items: Item[];
}

// The schema of a kind of record.
export interface RecordSchema extends Schema {
  properties: Record<string, Schema>;
}

export interface DocumentRow {
  doc: string;
  title: string;
  language: string;
  date: string;
  counts: Record<string, number>;
}
export interface IdentityRow {
  id: string;
  name: string;
  type: string;
  count: number;
  documents: number[];
  surfaces: string[];
}
export interface CountRow {
  name: string;
  count: number;
  documents: number[];
}

export interface Index {
  title: string;
  key: string; // of this output: decisions on another one are not mixed in
  unit: "codepoints" | "bytes" | "utf16";
  schemas: Record<Kind, RecordSchema>;
  documents: DocumentRow[];
  identities: IdentityRow[];
  rules: CountRow[];
  types: CountRow[]; // named kind:type
  dates: [month: string, count: number][];
  money: [unit: string, counts: [quarter: number, count: number][]][];
  together: {ids: string[]; pairs: [number, number, number][]};
}

// A block of JSON by the id of its element.
export async function readBlock<T>(id: string): Promise<T> {
  const packed = atob(document.getElementById(id)?.textContent ?? "");
  const bytes = Uint8Array.from(packed, (unit) => unit.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text()) as T;
}

type Line = Record<string, Value>;

interface Block {
  head: Line;
  text?: string;
  records: {place?: [number, number]; line: Line}[];
}

export async function readArticle(number: number): Promise<Article> {
  const block = await readBlock<Block>(`d${number}`);
  const items = block.records.map(({place, line}, k): Item => {
    const {record, doc: _doc, start, end, text, type, ...fields} = line;
    return {
      number: k,
      kind: record as Kind,
      type: String(type),
      start: Number(start),
      end: Number(end),
      place: place ?? null,
      text: String(text),
      fields,
    };
  });
  const {text: _text, ...head} = block.head;
  return {head, text: block.text ?? null, items};
}

// The record as a line of NDJSON holds it.
export function asRecord(doc: string, item: Item): Line {
  const {start, end, text, type} = item;
  return {record: item.kind, doc, start, end, text, type, ...item.fields};
}
