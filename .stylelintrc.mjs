/** What `make check` asks of stylesheets beside their form, which is Prettier's. */
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    // A part of a thing is `thing__part` and its kind `thing--kind`, as in the theme.
    "selector-class-pattern": null,
    "custom-property-pattern": null,
    // Sheets stand in the order of what they are about; each wins by its own weight.
    "no-descending-specificity": null,
    // esbuild reads a name alone as ours, and the address in `url()` as well.
    "import-notation": "string",
    // The theme has widths down to a 64th of a pixel, and ours are to meet them.
    "number-max-precision": 6,
    // A colour, a size of paper and typefaces are spelled as they are called.
    "value-keyword-case": [
      "lower",
      { ignoreKeywords: ["currentColor", "A4", "Georgia", "Arial", "Menlo", "Consolas"] },
    ],
    // Two of them weigh more than one.
    "selector-not-notation": null,
    // An empty line parts groups.
    "custom-property-empty-line-before": null,
    // As in the theme, whose sizes these are.
    "media-feature-range-notation": "prefix",
    // Six digits in a row of colours are easier to compare.
    "color-hex-length": "long",
  },
};
