// `node tools/shorten-css.mjs FILE` prints a style sheet without comments and without the
// space that only readers need. It knows no more of CSS than our sheets have: no text in
// them holds a comment, a brace or two spaces.
import { readFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");
process.stdout.write(
  text
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};]) ?/g, "$1")
    .replace(/([:,]) /g, "$1")
    .replaceAll(";}", "}")
    .trim(),
);
