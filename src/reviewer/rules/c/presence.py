"""Whether a required matter is in the document at all: a section, or its words anywhere in the body's own text.

Owns the caution: a document whose sections were not recognised is never said to lack one. Called by rules of this family.
"""

from __future__ import annotations

import re

from reviewer.model.document import PageState
from reviewer.model.finding import Anchor
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Observation, Unable, executed
from reviewer.words import message

EXPLAINED = frozenset(
    {"overall", "revenue", "expenditure", "appropriation", "general_budget", "basic", "three_public", "operating_cost",
     "procurement", "performance", "assets", "government_funds", "state_capital"}
)  # fmt: skip
INTRODUCED = frozenset({"duties", "organisation", "staff"})
"""Matters of the opening part; where the whole part is missing, that is one finding of its own (S07)."""
LEAST_EXPLAINED = 3
"""A text that explains fewer of these matters is no full narrative: its gaps say nothing."""
LEAST_TOPICS = 3
"""A document with fewer recognised sections has no outline to judge by."""
LEAST_PARAGRAPHS = 4
SILENT = frozenset({"glossary", "annex", "annexes", "services_directory", "tables"})


PROVINCIAL_FORMS = frozenset({"project-expenditure-carried-over", "operating-cost", "government-funds-revenue"})
"""Tables only the provincial thirteen-table set prints."""
FULL_SET = 5
"""Forms from which a document without those tables is certainly another set."""


def is_provincial_set(material: Material) -> bool:
    """Whether the tables may be the provincial thirteen; a full set without its own tables is another province's."""
    forms = {table.form for table in material.bound.values() if table.form}
    is_family = material.profile.family.startswith("provincial")
    return is_family and (bool(forms & PROVINCIAL_FORMS) or len(forms) < FULL_SET)


def has_narrative(material: Material, least: int = 1) -> bool:
    """Whether the document explains at least so many matters in prose; a set of bare tables explains none."""
    explained = {section.topic for section in material.sections if section.topic in EXPLAINED and section.blocks}
    return len(explained) >= least or (least == 1 and any(item.amounts for item in material.ledger.statements))


def required(material: Material, topic: str, words: re.Pattern[str]) -> CheckResult:
    """One observation where neither a section of that topic with text nor the words were found."""
    prose = [item for item in material.passages if item.is_prose and not SILENT & set(item.topics)]
    topics = {section.topic for section in material.sections if section.topic}
    if any(page.state is not PageState.READ for page in material.document.pages):
        return Unable(message("narrative.pages-not-read"))
    thin = len(topics) < LEAST_TOPICS or len(prose) < LEAST_PARAGRAPHS
    if thin or (topic in EXPLAINED and len(topics & EXPLAINED) < LEAST_EXPLAINED):
        return Unable(message("narrative.no-outline"))
    if topic in INTRODUCED and not topics & {"overview", *INTRODUCED}:
        return Unable(message("narrative.no-outline"))
    has_section = any(section.topic == topic and section.blocks for section in material.sections)
    if (
        has_section
        or any(words.search(item.text) for item in prose)
        or (topic == "performance" and material.performance)
    ):
        return executed((), 1)
    where = next((section.heading for section in material.sections if section.topic == "narrative"), None)
    first = where or material.sections[0].heading
    return executed([Observation(Anchor(first.id, topic, first.source))], 1)
