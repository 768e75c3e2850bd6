// What the tests of the review page share: a browser, pages made by the program, axe.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = resolve(
  dirname(fileURLToPath(import.meta.url)),
  "../../..",
);
export const articles = join(root, "corpus/articles");
const modules = createRequire(join(root, "pipeline/check/review/package.json"));
const { chromium } = modules("playwright-core");
const axe = readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");

export const folder = mkdtempSync(join(tmpdir(), "glane-review-"));
export const removeFolder = () => rmSync(folder, { recursive: true });

export function glane(...parameters) {
  return glaneWith([0], ...parameters);
}

// The same where the exit status may be another.
export function glaneWith(statuses, ...parameters) {
  const done = spawnSync(process.env.GLANE, parameters, {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  assert.ok(statuses.includes(done.status), `glane ${parameters.join(" ")}: ${done.stderr}`);
  return done.stdout;
}

// A page over the documents that `input` names, and the address of it.
export function review(name, input, ...more) {
  const records = join(folder, `${name}.ndjson`);
  const page = join(folder, `${name}.html`);
  glane("run", input, "--quiet", "--explain", "--out", records, ...more);
  glane("review", records, "--source", input, "-o", page);
  return pathToFileURL(page).href;
}

export function writeInput(name, documents) {
  const path = join(folder, `${name}.input.ndjson`);
  writeFileSync(
    path,
    documents.map((document) => JSON.stringify(document) + "\n").join(""),
  );
  return path;
}

// `newPage(url, options)` opens a page on which nothing may go wrong: no error, no refused content,
// no request but that of the page itself.
export async function startBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.GLANE_CHROMIUM,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
    ],
  });
  const faults = [];
  const newPage = async (
    url,
    { ready = "#article [data-at]", ...options } = {},
  ) => {
    const context = await browser.newContext({
      locale: "en-US",
      viewport: { width: 1400, height: 900 },
      acceptDownloads: true,
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("dialog", (dialog) => faults.push(`dialog: ${dialog.message()}`));
    page.on("request", (request) => {
      if (!/^(file|blob):/.test(request.url()))
        faults.push(`request: ${request.url()}`);
    });
    await page.goto(url);
    await page.waitForSelector(ready);
    return page;
  };
  return { browser, newPage, faults };
}

// Waits until an element's text is as the pattern has it: the page draws a moment after a key.
export const shows = (page, selector, pattern) =>
  page.waitForFunction(
    ([where, words]) =>
      new RegExp(words).test(document.querySelector(where)?.textContent ?? ""),
    [selector, pattern.source],
  );

export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ["violations"] }),
  );
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`,
  );
}

// The text of a file that the page gives when `act` is done.
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return {
    name: download.suggestedFilename(),
    text: readFileSync(await download.path(), "utf8"),
  };
}

export const lines = (text) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
