// The page side by side, in a browser.
import assert from "node:assert/strict";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {after, before, test} from "node:test";
import {pathToFileURL} from "node:url";
import {folder, glaneWith, removeFolder, root, startBrowser, violations} from "../check/review/browser.mjs";

const PAIRS = join(root, "corpus/pairs");
const READY = "#severity";
let browser;
let newPage;
let faults;

before(async () => {
  ({browser, newPage, faults} = await startBrowser());
});
after(async () => {
  await browser.close();
  removeFolder();
});

function page(name, ...parameters) {
  const path = join(folder, `${name}.html`);
  glaneWith([0, 1], ...parameters, "--quiet", "-o", path);
  return pathToFileURL(path).href;
}

function slips(name) {
  const [fr, zh] = ["fr", "zh"].map((side) => join(PAIRS, side, "slips-banque-2024.txt"));
  return page(name, "compare", fr, zh, "--date", "2024-07-12", "--severity", "neutral");
}

function write(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test("a finding leads to its row, in both texts", async () => {
  const open = await newPage(slips("slips"), {ready: READY});
  const link = open.locator("tr.critical a").first();
  assert.equal(await link.textContent(), "magnitude");
  await link.focus();
  await open.keyboard.press("Enter");
  const row = await open.locator(".texts tr:target").textContent();
  assert.match(row, /90 milliards de yuans/);
  assert.match(row, /90亿元/);
  assert.deepEqual(faults, []);
});

test("a mark lights up with its counterpart, under the pointer and by the keyboard", async () => {
  const open = await newPage(slips("marks"), {ready: READY});
  const lit = () => open.locator("mark.now").allTextContents();
  await open.locator("mark", {hasText: "90 milliards de yuans"}).first().hover();
  assert.deepEqual(await lit(), ["90 milliards de yuans", "90亿元"]);
  assert.match(await open.locator("#told").textContent(), /90000000000 CNY.*10 times too large/);
  await open.mouse.move(0, 0);
  assert.deepEqual(await lit(), []);

  // One stop of the tabulator, arrows from there, Enter to the other text.
  assert.equal(await open.locator('mark[tabindex="0"]').count(), 1);
  await open.locator('mark[tabindex="0"]').focus();
  await open.keyboard.press("ArrowRight");
  assert.deepEqual(await lit(), ["90 milliards de yuans", "90亿元"]);
  await open.keyboard.press("Enter");
  assert.equal(await open.evaluate(() => document.activeElement.textContent), "90亿元");
  assert.equal(await open.locator('mark[tabindex="0"]').count(), 1);
  await open.keyboard.press("ArrowLeft");
  assert.notEqual(await open.evaluate(() => document.activeElement.textContent), "90亿元");
  assert.deepEqual(faults, []);
});

test("the list is cut by severity", async () => {
  const open = await newPage(slips("severity"), {ready: READY});
  const rows = () => open.locator("tr[data-severity]:visible").count();
  const all = await rows();
  await open.locator("#severity").selectOption("critical");
  const critical = await rows();
  assert.ok(critical > 0 && critical < all, `${critical} of ${all}`);
  await open.locator("#severity").selectOption("neutral");
  assert.equal(await rows(), all);
  assert.deepEqual(faults, []);
});

test("a hostile article is but text", async () => {
  const hostile =
    "</mark></td></table><script>alert(1)</script> <img src=x onerror=alert(2)> <a href='javascript:alert(3)'>x</a>\n" +
    "<style>*{display:none}</style> \"' onfocus=alert(4) autofocus x=\" &lt;script&gt; <svg onload=alert(5)>\n";
  const fr = write("<img src=x onerror=alert(6)>.txt", hostile + "Elle a gagné 90 milliards de yuans<b>.\n");
  const zh = write("a.zh.txt", "<script>alert(7)</script>这家银行去年赚了90亿元</mark><img src=x onerror=alert(8)>，它的员工都很高兴。\n董事长说，今年的情况会更好，银行将在各地开设新的网点，并且增加员工的收入。\n这是一个好消息，大家都在等着看明年的结果会怎么样。\n");
  for (const url of [page("hostile", "compare", fr, zh, "--lint"), page("hostile-lint", "lint", fr)]) {
    const open = await newPage(url, {ready: READY});
    await open.waitForTimeout(100);
    const counts = await open.evaluate(() =>
      ["script", "style", "img", "svg", "iframe", ".texts a", "[onfocus], [onerror], [onload]"].map(
        (selector) => document.querySelectorAll(selector).length,
      ),
    );
    assert.deepEqual(counts, [1, 1, 0, 0, 0, 0, 0]);
    assert.match(await open.locator(".texts").textContent(), /<script>alert\(1\)<\/script>/);
    // Nor could markup that got in run: the policy allows the page's own script alone.
    const ran = await open.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.ran = true";
      document.body.append(script);
      return globalThis.ran === true;
    });
    assert.equal(ran, false);
    faults.splice(0, faults.length, ...faults.filter((fault) => !/Content Security Policy/.test(fault)));
  }
  assert.deepEqual(faults, []);
});

test("axe finds nothing, light or dark, wide or narrow, of one pair or many, or of the French alone", async () => {
  const many = page("many", "compare", "--pairs", join(PAIRS, "pairs.tsv"), "--lint");
  const alone = page("alone", "lint", join(PAIRS, "fr/slips-banque-2024.txt"), "--fail-on", "minor");
  const looks = [
    [slips("axe"), "light", 1400],
    [slips("axe"), "dark", 1400],
    [many, "light", 400],
    [alone, "dark", 400],
    [alone, "light", 1400],
  ];
  for (const [url, colorScheme, width] of looks) {
    const open = await newPage(url, {ready: READY, colorScheme, viewport: {width, height: 900}});
    assert.deepEqual(await violations(open), [], `${url} ${colorScheme} ${width}`);
    const across = await open.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(across <= width, `${across} pixels at ${width}`);
    await open.close();
  }
  assert.deepEqual(faults, []);
});
