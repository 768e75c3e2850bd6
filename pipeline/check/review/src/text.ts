// Text of articles: what turns or hides it is shown by its number, and nothing in it is markup.

// Controls that are not spaces, and marks of direction.
const CONTROLS =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

export interface Run {
  at: number; // of its first unit
  text: string;
  control: boolean;
}

// `text` cut at its controls; `at` is the place of its first unit.
export function runs(text: string, at: number): Run[] {
  const found: Run[] = [];
  let last = 0;
  for (const match of text.matchAll(CONTROLS)) {
    if (match.index > last) {
      found.push({at: at + last, text: text.slice(last, match.index), control: false});
    }
    found.push({at: at + match.index, text: codeOf(match[0]), control: true});
    last = match.index + 1;
  }
  if (last < text.length) found.push({at: at + last, text: text.slice(last), control: false});
  return found;
}

function codeOf(control: string): string {
  return "U+" + control.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

// For labels: controls become U+FFFD.
export function plain(text: string): string {
  return text.replace(CONTROLS, "\uFFFD");
}

// The place of a UTF-16 unit in the unit of the output.
export function toUnit(text: string, place: number, unit: string): number {
  if (unit === "utf16") return place;
  const before = text.slice(0, place);
  if (unit === "bytes") return new TextEncoder().encode(before).length;
  let count = 0;
  for (const _ of before) ++count;
  return count;
}

// All places of `words` in `text`, the first ones where there are many.
export function places(text: string, words: string, most: number): number[] {
  const found: number[] = [];
  if (words === "") return found;
  for (let at = text.indexOf(words); at >= 0 && found.length < most;) {
    found.push(at);
    at = text.indexOf(words, at + 1);
  }
  return found;
}

// The words selected in the article, as [start, end] in UTF-16 units.  Elements that hold text bear
// the place of its first unit in data-at.
export function selectedPlace(article: HTMLElement): [number, number] | null {
  const chosen = window.getSelection();
  if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) return null;
  const range = chosen.getRangeAt(0);
  const ends = [
    placeOf(article, range.startContainer, range.startOffset),
    placeOf(article, range.endContainer, range.endOffset),
  ] as const;
  if (ends[0] === null || ends[1] === null || ends[0] >= ends[1]) return null;
  return [ends[0], ends[1]];
}

function placeOf(article: HTMLElement, node: Node, offset: number): number | null {
  if (!article.contains(node)) return null;
  if (node.nodeType !== Node.TEXT_NODE) {
    const child = node.childNodes[offset];
    return child ? placeOf(article, child, 0) : endOf(node);
  }
  const parent = node.parentElement!;
  const at = Number(parent.dataset["at"] ?? NaN);
  if (Number.isNaN(at)) return null;
  return parent.classList.contains("control") ? at + (offset > 0 ? 1 : 0) : at + offset;
}

function endOf(node: Node): number | null {
  const runsInside = node instanceof Element ? node.querySelectorAll<HTMLElement>("[data-at]") : [];
  const last = runsInside[runsInside.length - 1];
  if (!last) return null;
  return (
    Number(last.dataset["at"]) + (last.classList.contains("control") ? 1 : last.textContent!.length)
  );
}
