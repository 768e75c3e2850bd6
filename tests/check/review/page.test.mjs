// The review page in a browser: filters, keys, languages, pictures, accessibility.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  articles,
  downloaded,
  folder,
  glane,
  lines,
  removeFolder,
  review,
  shows,
  startBrowser,
  violations,
  writeInput,
} from "./browser.mjs";

const TEXT =
  "SoftBank a vendu 5 % de Zorglub le 3 mai 2021. Masayoshi Son parle de Zorglub à Tokyo. " +
  "Le groupe paie 32 milliards de dollars en 2022.";

const articleCount = readdirSync(articles).length;

let browser, newPage, faults, corpus, small;
before(async () => {
  ({ browser, newPage, faults } = await startBrowser());
  corpus = review("corpus", articles, "--date", "2024-11-14");
  small = review(
    "small",
    writeInput("small", [
      { id: "a", date: "2024-11-15", title: "Premier", text: TEXT },
      {
        id: "b",
        date: "2024-11-15",
        title: "Second",
        text: "Intel paie 7 euros à Nvidia.",
      },
    ]),
  );
});
after(async () => {
  await browser.close();
  removeFolder();
  assert.deepEqual(faults, []);
});

const texts = (page, selector) =>
  page.$$eval(selector, (all) => all.map((one) => one.textContent));
const marks = (page) => texts(page, "#article mark");

describe("filters", () => {
  let page;
  before(async () => (page = await newPage(corpus)));
  const found = async () =>
    parseInt((await page.textContent("#found")).split(" ")[1], 10);
  const without = (selector) =>
    page.waitForSelector(`#article ${selector}`, { state: "detached" });
  const clear = async () => {
    await page.click("#clear");
    await page.waitForFunction(
      (count) => document.querySelectorAll("#documents li").length === count,
      articleCount,
    );
  };

  test("kind and type", async () => {
    await page.selectOption("#filter-kind", "amount");
    await without("mark:not(.amount)");
    const all = (await marks(page)).length;
    await page.selectOption("#filter-type", "age");
    await page.waitForFunction(
      (before) => document.querySelectorAll("#article mark").length < before,
      all,
    );
    const ages = await marks(page);
    assert.ok(ages.length > 0 && ages.length < all);
    for (const text of ages) assert.match(text, /ans|岁|歲|an$/);
    await page.selectOption("#filter-kind", "date"); // an age is no date
    assert.equal(await page.inputValue("#filter-type"), "");
    await page.waitForSelector("#article mark.date");
    await clear();
  });
  test("identity, across documents", async () => {
    await page.fill("#filter-identity", "softbank");
    await page.waitForFunction(
      (count) => document.querySelectorAll("#documents li").length < count,
      articleCount,
    );
    assert.ok((await found()) > 1);
    for (const text of await marks(page))
      assert.match(text, /soft|SB|软银|軟銀|孙|孫|Banque/i);
    await clear();
  });
  test("rule", async () => {
    await page.fill("#filter-rule", "dates/rules.fr.tsv");
    await page.waitForFunction(
      (count) => document.querySelectorAll("#documents li").length < count,
      articleCount,
    );
    await without("mark:not(.date)");
    await clear();
  });
  test("document", async () => {
    await page.fill("#filter-document", "zh-hant");
    await page.waitForFunction(
      () => document.querySelectorAll("#documents li").length < 5,
    );
    await shows(page, "#document-facts", /zh-hant.*zh-Hant/);
    await clear();
  });
  test("decision", async () => {
    const all = (await marks(page)).length;
    await page.focus("#article");
    await page.keyboard.press("j");
    await page.keyboard.press("a");
    const left = (count) =>
      page.waitForFunction(
        (wanted) =>
          document.querySelectorAll("#article mark").length === wanted,
        count,
      );
    await page.selectOption("#filter-state", "open");
    await left(all - 1);
    await page.selectOption("#filter-state", "decided");
    await left(1);
    await clear();
  });
});

test("values are shown on hover and on focus", async () => {
  const page = await newPage(small);
  await page.hover("#article mark.date");
  await shows(page, "#tip", /date:date 2021-05-03/);
  assert.ok(await page.isVisible("#tip"));
  await page.hover('#article mark.amount:has-text("milliards")');
  await shows(page, "#tip", /amount:money 32\u202f000\u202f000\u202f000 USD/);
  await page.mouse.move(0, 0);
  await page.waitForSelector("#tip", { state: "hidden" });
  await page.focus("#article");
  await page.keyboard.press("Tab"); // to the first mark
  await shows(page, "#tip", /SoftBank · Q201653/);
  await page.keyboard.press("j");
  await shows(page, "#tip", /amount:percent 5/);
  await page.keyboard.press("Escape");
  await page.waitForSelector("#tip", { state: "hidden" });
});

test("the keyboard alone decides, downloads, and the program takes the patch over", async () => {
  const page = await newPage(small);
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("j", "a"); // SoftBank is right
  await press("f"); // 5 % becomes 6
  await page.waitForSelector("#dialog[open]");
  await press("Tab", "Tab"); // words, type, number
  await page.keyboard.type("6");
  await press("Enter");
  await press("j", "r"); // what follows is wrong
  await press("i"); // a name that was missed
  await page.waitForSelector("#dialog[open]");
  await page.keyboard.type("Le groupe");
  await press("Tab", "Tab", "Tab"); // place, kind, type
  await page.keyboard.type("organization");
  await press("Tab", "Tab"); // id, name
  await page.keyboard.type("Groupe Zorglub");
  await press("Enter");
  await page.waitForSelector("#added li");
  await shows(page, "#progress", / 4$/);
  await press("n");
  await page.waitForFunction(() =>
    document.querySelector("#article").textContent.includes("Intel"),
  );
  await press("j", "m"); // Intel is Nvidia
  await page.waitForSelector("#dialog[open]");
  await page.keyboard.type("Q182477");
  await press("Enter", "A"); // and the rest is right

  const { name, text } = await downloaded(page, () => press("d"));
  assert.equal(name, "small.patch.ndjson");
  const patch = lines(text);
  const of = (verb) => patch.filter((line) => line.patch === verb);
  assert.equal(of("document").length, 2);
  assert.equal(of("accept")[0].record.text, "SoftBank");
  assert.deepEqual(
    [of("fix")[0].record.number, of("fix")[0].was.number],
    ["6", "5"],
  );
  assert.equal(of("reject").length, 1);
  assert.deepEqual(
    [
      of("add")[0].record.text,
      of("add")[0].record.id,
      of("add")[0].record.type,
    ],
    ["Le groupe", "organization:groupe-zorglub", "organization"],
  );
  assert.deepEqual(
    [of("merge")[0].id, of("merge")[0].into],
    ["Q248", "Q182477"],
  );
  assert.ok(of("open").length > 0);

  // Kept over a new start of the page, and taken back.
  await page.reload();
  await page.waitForSelector("#article mark.accept");
  const kept = Number((await page.textContent("#progress")).split(" ")[1]);
  await page.focus("#article");
  await press("j", "u");
  await shows(page, "#progress", new RegExp(` ${kept - 1}$`));

  roundTrip(text);
});

function roundTrip(text) {
  const patch = join(folder, "small.patch.ndjson");
  writeFileSync(patch, text);
  const [lexicon, gold] = [join(folder, "lexicon"), join(folder, "gold")];
  glane("apply", patch, "--lexicon", lexicon, "--gold", gold);
  const output = join(folder, "again.ndjson");
  glane(
    "run",
    join(folder, "small.input.ndjson"),
    "--quiet",
    "--lexicon",
    lexicon,
    "--out",
    output,
  );
  const records = lines(readFileSync(output, "utf8"));
  const named = (words) =>
    records.filter(
      (record) => record.record === "entity" && record.text === words,
    );
  assert.equal(named("Le groupe")[0].id, "organization:groupe-zorglub");
  assert.equal(named("Le groupe")[0].name, "Groupe Zorglub");
  assert.equal(named("Intel")[0].id, "Q182477");
  const scores = JSON.parse(
    glane("check", output, "--gold", gold, "--json"),
  ).scores;
  assert.equal(scores.kind.entity.strict.f1, 1);
}

test("words that are selected are added, and identities split off", async () => {
  const page = await newPage(small);
  await page.evaluate(() => {
    const run = [...document.querySelectorAll("#article > [data-at]")].find(
      (span) => span.textContent.includes("parle"),
    );
    const at = run.textContent.indexOf("parle");
    document
      .getSelection()
      .setBaseAndExtent(run.firstChild, at, run.firstChild, at + 5);
  });
  await page.keyboard.press("i");
  assert.equal(await page.inputValue("#dialog [name=quote]"), "parle");
  await page.selectOption("#dialog [name=kind]", "amount");
  await page.selectOption("#dialog [name=type]", "quantity");
  await page.click("#dialog-ok");
  await shows(page, "#problem", /./); // an amount has a number
  await page.keyboard.press("Escape");
  await page.click("#article mark.entity");
  await page.keyboard.press("s");
  await page.fill("#dialog [name=name]", "Autre Banque");
  await page.keyboard.press("Enter");
  const { text } = await downloaded(page, () => page.click("#download"));
  const split = lines(text).find((line) => line.patch === "split");
  assert.deepEqual(
    [split.record.id, split.was.id],
    ["organization:autre-banque", "Q201653"],
  );
});

test("three languages", async () => {
  for (const [locale, language, word, amount] of [
    ["en-US", "en", "Accept", "amount"],
    ["fr-FR", "fr", "Accepter", "montant"],
    ["zh-CN", "zh", "接受", "数额"],
  ]) {
    const page = await newPage(small, { locale });
    assert.equal(await page.getAttribute("html", "lang"), language);
    await shows(page, "#act-accept", new RegExp(word));
    await shows(page, "#legend", new RegExp(amount));
  }
  const page = await newPage(small);
  await page.selectOption("#language", "fr");
  await shows(page, "#download", /Télécharger/);
  assert.equal(await page.getAttribute("html", "lang"), "fr");
});

test("the overview shows dates, sums and who appears with whom", async () => {
  const page = await newPage(corpus);
  await page.focus("#article");
  await page.keyboard.press("o");
  assert.equal(await page.$$eval("#overview svg", (all) => all.length), 3);
  assert.ok((await page.$$eval("#overview .bar", (all) => all.length)) > 3);
  assert.ok((await page.$$eval("#overview .disc", (all) => all.length)) > 20);
  const axis = await texts(page, "#overview figure:nth-child(2) .tick text");
  assert.ok(axis.includes("1M") && axis.includes("USD"), axis.join());
  await page.click("#overview figure:nth-child(3) .disc");
  assert.notEqual(await page.inputValue("#filter-identity"), "");
});

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, async () => {
    const page = await newPage(corpus, { colorScheme });
    const picture = (name) =>
      process.env.GLANE_PICTURES &&
      page.screenshot({
        path: join(
          process.env.GLANE_PICTURES,
          `review-${name}-${colorScheme}.png`,
        ),
      });
    const back = await page.evaluate(
      () => getComputedStyle(document.body).backgroundColor,
    );
    assert.equal(
      back,
      colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(21, 24, 28)",
    );
    await page.focus("#article");
    for (const key of ["j", "a", "r", "a"]) await page.keyboard.press(key);
    await picture("article");
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("f");
    await picture("fix");
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    await page.keyboard.press("o");
    for (const summary of await page.$$("#overview summary"))
      await summary.click();
    await picture("overview");
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("?");
    await page.selectOption("#language", "zh");
    assert.deepEqual(await violations(page), []);
  });
}
