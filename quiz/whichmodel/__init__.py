"""Which engagement model fits: decisions from answers, with reasons. Standard library only."""

from whichmodel.deciding.answers import Answers, CheckedAnswers, Problem, check_answers
from whichmodel.deciding.decision import Decision, decide
from whichmodel.deciding.outcome import Outcome, outcome_of
from whichmodel.facts.decoding import knowledge_from_data, knowledge_from_text
from whichmodel.facts.errors import InvalidAnswers, InvalidJson, InvalidKnowledge, WhichModelError
from whichmodel.facts.knowledge import Knowledge
from whichmodel.facts.packaged import packaged_knowledge
from whichmodel.telling.encoding import encode_decision, encode_questions

__all__ = [
    "Answers",
    "CheckedAnswers",
    "Decision",
    "InvalidAnswers",
    "InvalidJson",
    "InvalidKnowledge",
    "Knowledge",
    "Outcome",
    "Problem",
    "WhichModelError",
    "check_answers",
    "decide",
    "encode_decision",
    "encode_questions",
    "knowledge_from_data",
    "knowledge_from_text",
    "outcome_of",
    "packaged_knowledge",
]
