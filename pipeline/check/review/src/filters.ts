// Which documents and records a filter leaves.
import type {Index, Item} from "./data";

export interface Filter {
  document: string;
  kind: string;
  type: string;
  identity: string;
  rule: string;
  state: "" | "open" | "decided";
}

export const NO_FILTER: Filter = {
  document: "",
  kind: "",
  type: "",
  identity: "",
  rule: "",
  state: "",
};

function has(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

// The numbers of the documents that hold a record which passes, as far as the index tells: each
// part of the filter is asked on its own.
export function findDocuments(index: Index, filter: Filter): number[] {
  let found = index.documents.map((_, k) => k);
  const keep = (rows: {documents: number[]}[]) => {
    const kept = new Set<number>();
    for (const row of rows) for (const number of row.documents) kept.add(number);
    found = found.filter((number) => kept.has(number));
  };
  const {document, kind, type, identity, rule} = filter;
  if (document) {
    found = found.filter((number) => {
      const row = index.documents[number]!;
      return has(row.doc, document) || has(row.title, document);
    });
  }
  if (kind || type) {
    keep(
      index.types.filter((row) => {
        const [ofKind, ofType] = row.name.split(":");
        return (!kind || ofKind === kind) && (!type || ofType === type);
      }),
    );
  }
  if (identity)
    keep(index.identities.filter((row) => has(row.id, identity) || has(row.name, identity)));
  if (rule) keep(index.rules.filter((row) => has(row.name, rule)));
  return found;
}

export function passes(item: Item, filter: Filter, decided: boolean): boolean {
  if (filter.kind && filter.kind !== item.kind) return false;
  if (filter.type && filter.type !== item.type) return false;
  if (filter.state && (filter.state === "decided") !== decided) return false;
  const {id = "", name = "", rule = ""} = item.fields;
  if (filter.identity && !has(String(id), filter.identity) && !has(String(name), filter.identity)) {
    return false;
  }
  return !filter.rule || has(String(rule), filter.rule);
}
