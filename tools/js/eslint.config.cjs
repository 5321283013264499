// The JavaScript's rules. Which names exist is left to the TypeScript compiler,
// which knows a page's from a worker's.
const js = require("@eslint/js");

module.exports = [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { "no-undef": "off", eqeqeq: "error", "no-var": "error", "prefer-const": "error" },
  },
];
