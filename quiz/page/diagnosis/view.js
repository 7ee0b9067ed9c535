/**
 * The diagnosis, read like a memo: what is likely wrong, what that means for the model, the first move,
 * the way out, and everything else that was found.
 *
 * @import { Child, Titled } from "../shared/dom.js"
 * @import { Told } from "./ask-diagnosis.js"
 * @import { Diagnosis, Evidence } from "./diagnosis.js"
 * @import { Parts } from "./failures.js"
 *
 * @typedef {(diagnosis: Diagnosis, parts: Parts) => Child} Part
 */
import { inWords } from "../shared/decision.js";
import { button, make } from "../shared/dom.js";
import { emits } from "../shared/events.js";
import { bySource, fold, foldPart, grounded, leadTo, pageLink, separated } from "../shared/parts.js";
import { elsewhere, following, leading } from "./diagnosis.js";
import { failureCard, failureLine, symptomLink } from "./failures.js";

const MOST_SIGNS = 3;

/** @type {(told: Told, parts: Parts) => Titled} */
export function diagnosisView(told, parts) {
  const { diagnosis } = told;
  const first = leading(diagnosis);
  // Without one failure that leads, the headline names several or explains itself.
  const size = first.length === 1 ? "h2.wm-headline" : "h2.wm-headline.wm-headline--long";
  const title = make(size, { id: "wm-diagnosis-headline" }, diagnosis.headline);
  const element = make(
    "section.wm-result",
    { "data-diagnosis": first[0]?.id ?? "", "aria-labelledby": title.id },
    make(
      "div.wm-brief",
      make("p.wm-verdict", "What is likely wrong"),
      title,
      models(told, parts),
      likely(diagnosis, parts),
    ),
    make(
      "div.wm-folds",
      FOLDS.map((part) => part(diagnosis, parts)),
    ),
    end(diagnosis, parts),
  );
  return { element, title };
}

/** What runs, what fits, and what that rests on. @type {(told: Told, parts: Parts) => HTMLElement} */
function models({ diagnosis, used, refused }, { words }) {
  const { model, fitting_model: fits, quiz } = diagnosis;
  const answers = used === 1 ? "answer" : `${used} answers`;
  const unused = refused === 1 ? "One of your quiz answers" : `${refused} of your quiz answers`;
  return make(
    "div.wm-models-now",
    make(
      "dl.wm-now",
      make("div", make("dt", "Runs today"), make("dd", model ? words.chip(model) : "You do not know")),
      make(
        "div",
        make("dt", fits && fits === model ? "Fits" : "Would fit"),
        make("dd", fits ? words.chip(fits) : "Not clear yet"),
      ),
    ),
    make("p.wm-fits", diagnosis.fits),
    quiz && make("p.wm-score", `The quiz says of your ${answers}: ${quiz.headline}`),
    refused > 0 && make("p.wm-score", `${unused} could not be used, because the quiz has changed since.`),
  );
}

/** What is most likely wrong, and the first move against it. @type {Part} */
const likely = (diagnosis) => {
  const first = leading(diagnosis);
  return first.map(({ page, title, summary, evidence, first_move: move }) =>
    make(
      "section.wm-part",
      make("h3", pageLink(page, title)),
      make("p", summary),
      // Where several failures fit, each by the same signs, the signs stand below.
      first.length === 1 && signsSeen(evidence),
      make("p.wm-first-move", make("strong", "First move, this week: "), move.says),
    ),
  );
};

/** @type {(evidence: readonly Evidence[]) => HTMLElement} */
function signsSeen(evidence) {
  const shown = evidence.slice(0, MOST_SIGNS).map(({ says }) => make("li", `\u201c${says}\u201d`));
  const more = evidence.length - shown.length;
  return make("ul.wm-signs-seen", shown, more > 0 && make("li", leadTo("evidence", `${more} more`)));
}

/** All that points to what is likely, and how much it counts. @type {Part} */
const pointing = (diagnosis, parts) => {
  const cards = leading(diagnosis).map((mode) => failureCard(mode, parts));
  const explained = make("p.wm-score.wm-explains", parts.words.explainsScore());
  return cards.length > 0 && fold("evidence", "What points to it", "and how much", cards, explained);
};

/** @type {Part} */
const recovery = (diagnosis) => {
  const first = leading(diagnosis);
  const [mode, ...rivals] = first;
  if (!mode) return null;
  const moves = first.map(({ title, first_move: move }) =>
    make("li", rivals.length > 0 && `If it is \u201c${title}\u201d: `, grounded(diagnosis, move)),
  );
  const steps = diagnosis.recovery.map((step) => make("li", grounded(diagnosis, step)));
  const others = rivals.map(({ page, title }) => pageLink(`${page}#recovery`, title));
  const whose = `These steps are for \u201c${mode.title}\u201d. For the others, see `;
  return fold(
    "recovery",
    "What to do",
    `this week, and ${steps.length} steps over the next month`,
    foldPart("first-move", "First move, this week", make("ul.wm-first-moves", moves)),
    steps.length > 0 &&
      foldPart(
        "next-month",
        "Recovery, over the next month",
        others.length > 0 && make("p", whose, separated(others, " and "), "."),
        make("ol.wm-steps", steps),
      ),
  );
};

/** @type {Part} */
const lessLikely = (diagnosis, parts) => {
  const items = following(diagnosis).map((mode) => failureLine(mode, parts));
  const intro = make("p", "Read these too, if the first does not ring true.");
  return (
    items.length > 0 &&
    fold("less", "Fits less well", `${items.length} more`, intro, make("ul.wm-failure-lines", items))
  );
};

/** @type {Part} */
const underOtherModels = (diagnosis, parts) => {
  const items = elsewhere(diagnosis).map((mode) => failureLine(mode, parts));
  if (!items.length) return null;
  return fold(
    "elsewhere",
    "What it would be under another model",
    "",
    make("p", "Look again at how the work is run: you may have another model than you think."),
    make("p.wm-score", parts.words.explainsScore()),
    make("ul.wm-failure-lines", items),
  );
};

/** @type {Part} */
const unexplained = ({ unexplained: signs, failure_modes: modes }, parts) => {
  if (!signs.length) return null;
  // Whatever no failure shows at all is not known under other models either.
  const note =
    modes.length > 0 && make("p", "The guide knows these signs under other models. Follow one to see under which.");
  const items = signs.map((sign) => make("li", symptomLink(sign, parts)));
  return fold(
    "unexplained",
    "What none of this explains",
    `${items.length} ${items.length === 1 ? "sign" : "signs"}`,
    note,
    make("ul.wm-unexplained", items),
  );
};

/** @type {Part} */
const readOn = (diagnosis, { words }) => {
  const links = [
    ...leading(diagnosis).flatMap(({ page, title }) => [
      pageLink(page, `Why it happens: ${title}`),
      pageLink(`${page}#prevention`, `How to prevent it next time: ${title}`),
    ]),
    words.recovery(diagnosis.model),
    words.leads("contract"),
    ...(diagnosis.failure_modes.length ? [] : [words.leads("by-hand")]),
  ];
  const items = links.map((link) => make("li", link));
  return fold("read-on", "Read on", "why, how to prevent it, how to leave", make("ul.wm-read-on", items));
};

/** Who stands behind the steps above, and what each sells. @type {Part} */
const sources = (diagnosis) => {
  const steps = [...leading(diagnosis).map((mode) => mode.first_move), ...diagnosis.recovery];
  const claims = new Set(steps.flatMap((step) => step.claims));
  const items = bySource([...claims].flatMap((claim) => diagnosis.sources[claim] ?? [])).map(([name, own]) => {
    const sold = inWords([...new Set(own.map((claim) => claim.sells))]);
    const pages = new Map(
      own.map(({ page, source, extent }) => [page.replace(/#.*/, ""), extent ? `${source} (${extent})` : source]),
    );
    const links = [...pages].map(([page, title]) => pageLink(page, title));
    return make("li", make("strong", name), ": ", separated(links), make("span.wm-ground", `Sells: ${sold}`));
  });
  return (
    items.length > 0 && fold("sources", "Sources", "who says so, and what they sell", make("ul.wm-cited-list", items))
  );
};

/** @type {Part} */
const end = (diagnosis, { words }) => {
  const quiz = words.leads("quiz");
  quiz.className = "wm-button wm-button--primary";
  const change = button("Change what I see", "second", emits("back"));
  const forget = button("Forget what I ticked", "quiet", emits("forget"));
  return make(
    "div.wm-result-end",
    make("div.wm-actions", quiz, change, forget),
    make("p.wm-version", "Rules version ", make("code", diagnosis.rules_version), "."),
  );
};

/** @type {readonly Part[]} */
const FOLDS = [recovery, pointing, lessLikely, underOtherModels, unexplained, readOn, sources];
