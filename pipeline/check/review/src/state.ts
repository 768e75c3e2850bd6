// What is shown now, and the moves between documents and records.
import {computed, effect, signal} from "@preact/signals";
import type {Article, Index, Item} from "./data";
import {readArticle} from "./data";
import {Decisions} from "./decisions";
import {findDocuments, NO_FILTER, passes, type Filter} from "./filters";

export const DOCUMENTS_ON_PAGE = 50;
const KEPT = 20; // articles that are not read again

export type Dialog = "keys" | "fix" | "merge" | "split" | "add";

export class State {
  readonly decisions: Decisions;
  readonly filter = signal<Filter>(NO_FILTER);
  readonly found = computed(() => findDocuments(this.index, this.filter.value));
  readonly page = signal(0);
  readonly document = signal(0);
  readonly article = signal<Article | null>(null); // null while it is read
  readonly record = signal(-1);
  readonly dialog = signal<Dialog | null>(null);
  readonly selected = signal<[number, number] | null>(null); // when the dialog opened
  readonly overview = signal(false);
  readonly letters = signal(true); // single letters are keys
  readonly row = computed(() => this.index.documents[this.document.value]);
  readonly shown = computed(() => {
    const {decisions, filter} = this;
    void decisions.changes.value;
    const doc = this.row.value?.doc ?? "";
    return (this.article.value?.items ?? []).filter((item) =>
      passes(item, filter.value, decisions.of(doc, item) !== undefined),
    );
  });
  readonly current = computed<Item | null>(
    () => this.article.value?.items[this.record.value] ?? null,
  );
  private readonly read = new Map<number, Promise<Article>>();

  constructor(readonly index: Index) {
    this.decisions = new Decisions(index);
    effect(() => {
      const number = this.document.value;
      this.article.value = null;
      if (number >= index.documents.length) return;
      void this.open(number).then((article) => {
        if (this.document.peek() === number) this.article.value = article;
      });
    });
  }

  private open(number: number): Promise<Article> {
    let article = this.read.get(number);
    if (!article) {
      article = readArticle(number);
      if (this.read.size >= KEPT) this.read.delete(this.read.keys().next().value!);
      this.read.set(number, article);
    }
    return article;
  }

  setFilter(part: Partial<Filter>): void {
    this.filter.value = {...this.filter.value, ...part};
    this.page.value = 0;
    const found = this.found.value;
    if (found.length > 0 && !found.includes(this.document.value)) this.openDocument(found[0]!);
  }

  openDocument(number: number): void {
    this.record.value = -1;
    this.document.value = number;
  }
  stepDocument(by: number): void {
    const found = this.found.value;
    const at = found.indexOf(this.document.value);
    const next = Math.min(found.length - 1, Math.max(0, at + by));
    if (found.length === 0 || next === at) return;
    this.page.value = Math.floor(next / DOCUMENTS_ON_PAGE);
    this.openDocument(found[next]!);
  }
  step(by: number): void {
    const shown = this.shown.value;
    if (shown.length === 0) return;
    let at = shown.findIndex((item) => item.number === this.record.value);
    if (at < 0 && this.record.value >= 0) {
      // The filter does not leave the record that was chosen: go on from its place.
      at = shown.findIndex((item) => item.number > this.record.value);
      at = at < 0 ? shown.length - 1 : by > 0 ? at - 1 : at;
    }
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
    this.record.value = shown[Math.min(shown.length - 1, Math.max(0, next))]!.number;
  }

  decideOn(verb: "accept" | "reject"): void {
    const item = this.current.value;
    if (!item) return;
    this.decisions.decide(this.row.value!.doc, item, {verb});
    this.step(1);
  }
  acceptRest(): void {
    const article = this.article.value;
    if (article) this.decisions.acceptRest(this.row.value!.doc, article);
  }
  undo(): void {
    const item = this.current.value;
    if (item) this.decisions.undo(this.row.value!.doc, item);
  }

  async download(): Promise<void> {
    const text = await this.decisions.patch(this.index, (number) => this.open(number));
    const address = URL.createObjectURL(new Blob([text], {type: "application/x-ndjson"}));
    const link = document.createElement("a");
    link.href = address;
    link.download = this.index.title.replace(/\.[^.]*$/, "") + ".patch.ndjson";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
}
