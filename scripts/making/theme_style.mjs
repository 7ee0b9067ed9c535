// Prints the theme's styles without the rules that no page of this site can need: of 150 kB, 30 are left.
// Usage: node theme_style.mjs THEME_TEMPLATES
//
// A rule is kept where every name in its selector is a word of what pages are made from: our templates and scripts,
// the theme's frame and script, and what Markdown writes. So a name that a script puts together must stand there whole.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { PurgeCSS } from "purgecss";

const theme = process.argv[2];
const ROOT = join(import.meta.dirname, "../..");
const WORDS = /[\w-]+/g;

const MADE_FROM = [
  "theme/templates/**/*.html",
  "theme/scripts/*.js",
  "sitebuild/blocks/**/*.{html,py}",
  "quiz/page/**/*.js",
].map((pattern) => join(ROOT, pattern));

/** What Markdown writes with the extensions of mkdocs.yml, and which way English runs. */
const MARKDOWN = `
  dir ltr :root html body a abbr blockquote br code del dd dl dt em h1 h2 h3 h4 h5 h6 hr img ins kbd li mark ol p pre small
  strong sub sup table tbody td th thead tr ul details summary figure figcaption
  admonition admonition-title headerlink`;

/** Parts of the theme that our templates leave out or mkdocs.yml does not switch on, though its script or frame has them. */
const LEFT_OUT = [
  /^md-(annotation|banner|consent|code__|sidebar|source|status|tag|tabs|version|header__topic|nav__(?!link))/,
  /^md-tooltip($|_|--)/, // `content.tooltips` brings others, `md-tooltip2`
];

function styles() {
  const folder = join(theme, "assets/stylesheets");
  const files = readdirSync(folder).filter((name) => /^(main|palette)\..+\.css$/.test(name));
  return files.sort().map((name) => readFileSync(join(folder, name), "utf8"));
}

/**
 * What the theme's script names: its other words are names of its own, shortened to a letter or two. While it sets the
 * colours, it marks the page as switching, so that nothing fades. It does so at its start as well, where nothing changes:
 * without a rule for the mark, the whole page need not be styled again.
 */
function namedByScript() {
  const folder = join(theme, "assets/javascripts");
  const [bundle] = readdirSync(folder).filter((name) => /^bundle\..+\.js$/.test(name));
  return readFileSync(join(folder, bundle), "utf8")
    .match(/\b(data-)?md-(?!color-switching)[\w-]+|\b(no-)?js\b/g)
    .join(" ");
}

const [{ css }] = await new PurgeCSS().purge({
  content: [...MADE_FROM, join(theme, "base.html"), { raw: `${namedByScript()} ${MARKDOWN}`, extension: "txt" }],
  css: [
    {
      raw: styles()
        .join("\n")
        .replaceAll(/@charset[^;]+;/g, ""),
    },
  ],
  defaultExtractor: (text) => text.match(WORDS) ?? [],
  safelist: [":root"],
  blocklist: LEFT_OUT,
  variables: true,
  keyframes: true,
});
process.stdout.write(css);
