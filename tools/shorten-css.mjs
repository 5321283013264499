// `node tools/shorten-css.mjs FILE` prints a style sheet without comments and without the
// space that only readers need. It knows no more of CSS than our sheets have. Texts in
// quotes stay as they are.
import { readFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");
const shorten = (rules) =>
  rules
    .replace(/\s+/g, " ")
    .replace(/ ?([{};]) ?/g, "$1")
    .replace(/([:,]) /g, "$1")
    .replaceAll(";}", "}");

// Every second part is a text.
const parts = text.replace(/\/\*[^]*?\*\//g, "").split(/("[^"]*")/);
process.stdout.write(parts.map((part, place) => (place % 2 ? part : shorten(part))).join("").trim());
