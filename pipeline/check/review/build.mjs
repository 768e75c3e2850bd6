// Builds review.html: one file with style and program, whose Content-Security-Policy names both by
// their hashes.  `glane review` puts its data where <!--data--> stands.
//
//   node build.mjs [FILE]     (default: review.html beside this script)
import {createHash} from "node:crypto";
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const bundle = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.tsx"],
  outdir: "built", // a name for the parts; nothing is written there
  write: false,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  metafile: true,
});

// The licences of the packages that the page is made of, each text once.
function licences() {
  const names = new Set(
    Object.keys(bundle.metafile.inputs)
      .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
      .filter(Boolean),
  );
  const byText = new Map();
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = readFileSync(join(folder, file), "utf8").trim().replace(/-{2,}/g, "-");
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  return [...byText].map(([text, users]) => `${users.join(", ")}\n\n${text}\n`).join("\n");
}

const part = (suffix) => bundle.outputFiles.find((file) => file.path.endsWith(suffix)).text.trim();
const script = part(".js");
const style = part(".css");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;

const page = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>glane review</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript>This page needs JavaScript.</noscript>
<!--data-->
<script>${script}</script>
</body>
</html>
<!--
${licences()}-->
`;
writeFileSync(process.argv[2] ?? join(here, "review.html"), page);
