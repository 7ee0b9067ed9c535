/** What makes a page valid HTML, as the standard has it; how it is written down is no matter. */
export default {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // The theme switches the completion of two boxes off that nobody can fill in.
    "valid-autocomplete": "off",
  },
};
