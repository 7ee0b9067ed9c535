/**
 * The diagnosis, read like a memo: what is likely wrong, what that means for the model, the first move,
 * the way out, and everything else that was found.
 *
 * @typedef {import("./diagnosis.js").Diagnosis} Diagnosis
 * @typedef {import("./ask-diagnosis.js").Told} Told
 * @typedef {import("./failure-parts.js").Parts & { change(): void, forget(): void }} ViewParts
 */
import { inWords, sourceName } from "../shared/decision.js";
import { button, make } from "../shared/dom.js";
import { groundLine, pageLink, paragraph, section } from "../shared/result-parts.js";
import { elsewhere, following, leading } from "./diagnosis.js";
import { failureCard, failureLine, symptomLink } from "./failure-parts.js";

/**
 * @param {Told} told
 * @param {ViewParts} parts
 * @returns {{ element: HTMLElement, headline: HTMLHeadingElement }}
 */
export function diagnosisView(told, parts) {
  const { diagnosis } = told;
  const first = leading(diagnosis);
  // Without one failure that leads, the headline names several or explains itself.
  const size = first.length === 1 ? "wm-headline" : "wm-headline wm-headline--long";
  const headline = make("h2", { class: size, id: "wm-diagnosis-headline" }, diagnosis.headline);
  const element = make(
    "section",
    { class: "wm-result", "data-diagnosis": first[0]?.id ?? "", "aria-labelledby": headline.id },
    make("p", { class: "wm-verdict" }, "What is likely wrong"),
    headline,
    models(told, parts),
    ...first.map((mode) => failureCard(mode, parts)),
    ...(first.length ? [make("p", { class: "wm-score wm-explains" }, parts.words.explainsScore)] : []),
    ...firstMoves(diagnosis),
    ...recovery(diagnosis),
    ...lines(diagnosis, parts),
    ...unexplained(diagnosis, parts),
    readOn(diagnosis, parts),
    ...sources(diagnosis),
    footer(diagnosis, parts),
  );
  return { element, headline };
}

/**
 * What runs, what fits, and what that rests on.
 *
 * @param {Told} told
 * @param {ViewParts} parts
 * @returns {HTMLElement}
 */
function models({ diagnosis, used, refused }, parts) {
  const { model, fitting_model: fits, quiz } = diagnosis;
  const runs = model ? parts.words.chip(model) : "You do not know";
  const made = make("div", { class: "wm-models-now" });
  made.append(
    make(
      "dl",
      { class: "wm-now" },
      pair("Runs today", runs),
      pair(fits && fits === model ? "Fits" : "Would fit", fits ? parts.words.chip(fits) : "Cannot be told yet"),
    ),
    make("p", { class: "wm-fits" }, diagnosis.fits),
  );
  if (quiz)
    made.append(
      make(
        "p",
        { class: "wm-score" },
        `The quiz says of your ${used === 1 ? "answer" : `${used} answers`}: ${quiz.headline}`,
      ),
    );
  if (refused)
    made.append(
      make(
        "p",
        { class: "wm-score" },
        `${refused === 1 ? "One of your quiz answers" : `${refused} of your quiz answers`} could not be used, because the quiz has changed since.`,
      ),
    );
  return made;
}

/**
 * @param {string} name
 * @param {Node | string} value
 * @returns {HTMLElement}
 */
function pair(name, value) {
  return make("div", {}, make("dt", {}, name), make("dd", {}, value));
}

/**
 * @param {Diagnosis} diagnosis
 * @returns {HTMLElement[]} one for each failure that comes first
 */
function firstMoves(diagnosis) {
  const first = leading(diagnosis);
  if (!first.length) return [];
  const moves = first.flatMap(({ title, first_move: move }) => [
    ...(first.length > 1 ? [make("h4", {}, `If it is \u201c${title}\u201d`)] : []),
    make("p", { class: "wm-first-move" }, move.says, " ", groundLine(diagnosis, move)),
  ]);
  return [section("first-move", "First move, this week", ...moves)];
}

/**
 * @param {Diagnosis} diagnosis
 * @returns {HTMLElement[]}
 */
function recovery(diagnosis) {
  const [mode, ...rivals] = leading(diagnosis);
  const steps = diagnosis.recovery.slice(1);
  if (!mode || !steps.length) return [];
  const title = "Recovery, over the next month";
  const items = steps.map((step) => make("li", {}, step.says, " ", groundLine(diagnosis, step)));
  const others = rivals.map(({ page, title: name }) => pageLink(`${page}#recovery`, name));
  const note = others.length
    ? [
        make(
          "p",
          {},
          `These steps are for \u201c${mode.title}\u201d. For the others, see `,
          ...others.flatMap((link, index) => (index ? [" and ", link] : [link])),
          ".",
        ),
      ]
    : [];
  return [section("recovery", title, ...note, make("ol", { class: "wm-steps" }, ...items))];
}

/**
 * Failures that do not come first.
 *
 * @param {Diagnosis} diagnosis
 * @param {ViewParts} parts
 * @returns {HTMLElement[]}
 */
function lines(diagnosis, parts) {
  const less = following(diagnosis);
  const away = elsewhere(diagnosis);
  const list = (/** @type {import("./diagnosis.js").FailureMode[]} */ modes) =>
    make("ul", { class: "wm-failure-lines" }, ...modes.map((mode) => failureLine(mode, parts)));
  return [
    ...(less.length
      ? [section("less", "Fits less well", paragraph("Read these too, if the first does not ring true."), list(less))]
      : []),
    ...(away.length
      ? [
          section(
            "elsewhere",
            "What it would be under another model",
            paragraph("Look again at how the work is run: you may have another model than you think."),
            make("p", { class: "wm-score" }, parts.words.explainsScore),
            list(away),
          ),
        ]
      : []),
  ];
}

/**
 * @param {Diagnosis} diagnosis
 * @param {ViewParts} parts
 * @returns {HTMLElement[]}
 */
function unexplained(diagnosis, parts) {
  if (!diagnosis.unexplained.length) return [];
  const items = diagnosis.unexplained.map(({ symptom, says }) => make("li", {}, symptomLink(symptom, says, parts)));
  // Whatever no failure shows at all is not known under other models either.
  const note = diagnosis.failure_modes.length
    ? [paragraph("The guide knows these signs under other models. Follow one to see under which.")]
    : [];
  return [
    section("unexplained", "What none of this explains", ...note, make("ul", { class: "wm-unexplained" }, ...items)),
  ];
}

/**
 * @param {Diagnosis} diagnosis
 * @param {ViewParts} parts
 * @returns {HTMLElement}
 */
function readOn(diagnosis, parts) {
  const links = [
    ...leading(diagnosis).flatMap((mode) => [
      pageLink(mode.page, `Why it happens: ${mode.title}`),
      pageLink(`${mode.page}#prevention`, `How to prevent it next time: ${mode.title}`),
    ]),
    parts.words.recovery(diagnosis.model),
    parts.words.leads("contract"),
    ...(diagnosis.failure_modes.length ? [] : [parts.words.leads("by-hand")]),
  ];
  return section(
    "read-on",
    "Read on",
    make("ul", { class: "wm-read-on" }, ...links.map((link) => make("li", {}, link))),
  );
}

/**
 * Who stands behind the steps above, and what each sells.
 *
 * @param {Diagnosis} diagnosis
 * @returns {HTMLElement[]}
 */
function sources(diagnosis) {
  const shown = [...leading(diagnosis).map((mode) => mode.first_move), ...diagnosis.recovery].flatMap(
    (step) => step.claims,
  );
  const cited = [...new Set(shown)].flatMap((claim) => diagnosis.sources[claim] ?? []);
  if (!cited.length) return [];
  const items = [...new Set(cited.map(sourceName))].map((name) => {
    const own = cited.filter((claim) => sourceName(claim) === name);
    const sold = inWords([...new Set(own.map((claim) => claim.sells))]);
    const pages = new Map(own.map((claim) => [claim.page.replace(/#.*/, ""), claim.source]));
    const links = [...pages].flatMap(([page, title], index) => [...(index ? [", "] : []), pageLink(page, title)]);
    return make(
      "li",
      {},
      make("strong", {}, name),
      ": ",
      ...links,
      make("span", { class: "wm-ground" }, `Sells: ${sold}`),
    );
  });
  return [section("sources", "Who says so, and what they sell", make("ul", { class: "wm-cited-list" }, ...items))];
}

/**
 * @param {Diagnosis} diagnosis
 * @param {ViewParts} parts
 * @returns {HTMLElement}
 */
function footer(diagnosis, parts) {
  const quiz = parts.words.leads("quiz");
  quiz.className = "wm-button wm-button--primary";
  return make(
    "div",
    { class: "wm-result-end" },
    make(
      "div",
      { class: "wm-actions" },
      quiz,
      button("Change what I see", "second", parts.change),
      button("Forget what I ticked", "quiet", parts.forget),
    ),
    make("p", { class: "wm-version" }, "Rules version ", make("code", {}, diagnosis.rules_version), "."),
  );
}
