// @ts-check

/** Where the playground is. */
const playground = "https://interleave.example";

/** @type {import("@docusaurus/types").Config} */
module.exports = {
  title: "Concurrency, a course",
  url: "https://course.example",
  baseUrl: "/",
  onBrokenLinks: "throw",
  // The element of the pages. (A page's own <script> does not run when the site turns the pages.)
  scripts: [{ src: `${playground}/embed.js`, async: true }],
  customFields: { playground },
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
  themeConfig: {
    navbar: { title: "Concurrency, a course" },
    colorMode: { respectPrefersColorScheme: true },
  },
};
