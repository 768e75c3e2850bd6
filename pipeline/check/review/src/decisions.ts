// What the reader decided.  Kept in the browser under the key of the output, an entry for each
// document, and given back as a patch: see ../README.md for its lines.
import {signal} from "@preact/signals";
import type {Article, IdentityRow, Index, Item, Value} from "./data";
import {asRecord} from "./data";

export type Verb = "accept" | "reject" | "fix" | "split" | "add";
type Line = Record<string, Value>;

export interface Decision {
  verb: Verb;
  record?: Line; // what shall stand there: of fix, split, add
}

export const keyOf = (item: Item) => [item.kind, item.start, item.end, item.type].join(" ");
const keyOfAdded = (record: Line) =>
  ["add", record["record"], record["start"], record["end"], record["type"]].join(" ");

export class Decisions {
  // Read by whatever shows decisions; counts the changes.
  readonly changes = signal(0);
  // Whether the browser refused to keep them: they last as long as the page.
  readonly unkept = signal(false);
  readonly merges = new Map<string, string>(); // id -> the id that it becomes
  private readonly byDocument = new Map<string, Map<string, Decision>>();
  private readonly store: string;

  constructor(index: Index) {
    this.store = `glane-review-${index.key} `;
    try {
      for (let k = 0; k < localStorage.length; ++k) {
        const name = localStorage.key(k)!;
        if (!name.startsWith(this.store)) continue;
        const rows = JSON.parse(localStorage.getItem(name)!) as [string, never][];
        const what = name.slice(this.store.length);
        if (what === "merges") for (const [id, into] of rows) this.merges.set(id, into);
        else this.byDocument.set(what.slice("doc ".length), new Map(rows));
      }
    } catch {
      this.unkept.value = true; // a page opened from disk may have no store
    }
  }

  count(): number {
    let sum = this.merges.size;
    for (const rows of this.byDocument.values()) sum += rows.size;
    return sum;
  }
  countOf(doc: string): number {
    return this.byDocument.get(doc)?.size ?? 0;
  }
  of(doc: string, item: Item): Decision | undefined {
    return this.byDocument.get(doc)?.get(keyOf(item));
  }
  added(doc: string): Decision[] {
    return [...(this.byDocument.get(doc)?.values() ?? [])].filter((row) => row.verb === "add");
  }

  decide(doc: string, item: Item, decision: Decision): void {
    this.set(doc, keyOf(item), decision);
  }
  add(doc: string, record: Line): void {
    this.set(doc, keyOfAdded(record), {verb: "add", record});
  }
  removeAdded(doc: string, record: Line): void {
    this.remove(doc, keyOfAdded(record));
  }
  // Every record of the document that is not decided is right.
  acceptRest(doc: string, article: Article): void {
    const rows = this.rowsOf(doc);
    for (const item of article.items) {
      if (!rows.has(keyOf(item))) rows.set(keyOf(item), {verb: "accept"});
    }
    this.keep(`doc ${doc}`, rows);
  }
  merge(id: string, into: string): void {
    this.merges.set(id, into);
    this.keep("merges", this.merges);
  }
  // Takes back the decision on a record; where there is none, the merge of its identity.
  undo(doc: string, item: Item): void {
    if (this.of(doc, item)) {
      this.remove(doc, keyOf(item));
    } else if (this.merges.delete(String(item.fields["id"] ?? ""))) {
      this.keep("merges", this.merges);
    }
  }

  private rowsOf(doc: string): Map<string, Decision> {
    let rows = this.byDocument.get(doc);
    if (!rows) this.byDocument.set(doc, (rows = new Map()));
    return rows;
  }
  private set(doc: string, key: string, decision: Decision): void {
    const rows = this.rowsOf(doc);
    rows.set(key, decision);
    this.keep(`doc ${doc}`, rows);
  }
  private remove(doc: string, key: string): void {
    const rows = this.rowsOf(doc);
    rows.delete(key);
    this.keep(`doc ${doc}`, rows);
  }
  private keep(what: string, rows: Map<string, unknown>): void {
    try {
      if (rows.size === 0) localStorage.removeItem(this.store + what);
      else localStorage.setItem(this.store + what, JSON.stringify([...rows]));
    } catch {
      this.unkept.value = true;
    }
    ++this.changes.value;
  }

  // The patch: for each document with decisions its head and all its records, decided or open; then
  // the merges.
  async patch(index: Index, read: (number: number) => Promise<Article>): Promise<string> {
    const lines: unknown[] = [];
    for (const [number, row] of index.documents.entries()) {
      const rows = this.byDocument.get(row.doc);
      if (!rows || rows.size === 0) continue;
      const article = await read(number);
      lines.push({patch: "document", offsets: index.unit, record: article.head});
      for (const item of article.items) {
        const decision = rows.get(keyOf(item));
        const was = asRecord(row.doc, item);
        lines.push(
          decision?.record
            ? {patch: decision.verb, record: decision.record, was}
            : {patch: decision?.verb ?? "open", record: was},
        );
      }
      for (const {record} of this.added(row.doc)) lines.push({patch: "add", record});
    }
    const known = new Map(index.identities.map((identity) => [identity.id, identity]));
    for (const [id, into] of this.merges) lines.push(mergeLine(known, id, into));
    return lines.map((line) => JSON.stringify(line) + "\n").join("");
  }
}

function mergeLine(known: Map<string, IdentityRow>, id: string, into: string) {
  const from = known.get(id);
  const target = known.get(into) ?? from;
  return {patch: "merge", id, into, type: target?.type, name: target?.name, names: from?.surfaces};
}
