"""How an issue is worded for the body that gets it: spaces, suspicion, value expected, advice, excerpt.

Owns what a finance bureau would change by hand before it signs a list. Called by `export.issue`; `tidy` also by
`check_text`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.export.place import place_text
from reviewer.model.document import Document, Heading, Paragraph
from reviewer.model.equation import Grade, Law, Verdict
from reviewer.model.figure import Figure, Unit
from reviewer.model.finding import Anchor, Finding
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.law_findings import leading_operand
from reviewer.session.analysis import Analysis
from reviewer.words import Language, catalogue, say

_SPACE_BEFORE = re.compile(r"(?<=\S) +(?=[，。；：、）！？])")
_OPTION = re.compile(r"[（(][^（()）]*(?:--[a-z]|reviewer )[^（()）]*[）)]")
_FORM_TITLE = re.compile(r"^[^/]*绩效目标表[^/]*(?=$| /)")
FORM_NAME = "绩效目标表"
EXCERPT_SIDE = 36
"""Characters shown on either side of the place in a sentence."""
_STOPS = "。；;\n"
NO_VALUE = frozenset({"N08", "N19"})
"""Rules whose fault is a word or a unit: the number the equation makes is not what should be printed."""
PRIVATE_FAMILY = "V"
"""What these rules find must not be printed a second time."""


def tidy(text: str) -> str:
    """A sentence without the gap that an empty slot leaves before a full-width stop."""
    return _SPACE_BEFORE.sub("", text).strip()


def place_of(anchor: Anchor, language: Language) -> str:
    """Page and place; the long official title of a performance form is called what everybody calls it."""
    semantic = _FORM_TITLE.sub(FORM_NAME, anchor.semantic)
    return " ".join(part for part in (place_text(anchor.source, language), semantic) if part)


def without_options(text: str) -> str:
    """A reason without the hint for the command line: the reader of a review note has no command line."""
    return _OPTION.sub("", text).strip()


def broken_proofs(finding: Finding) -> tuple[Verdict, ...]:
    """The proofs that contradict."""
    return tuple(proof for proof in finding.proofs if proof.grade is Grade.CONTRADICTION)


def statement_of(finding: Finding, language: Language) -> str:
    """What is wrong; where diagnosis moved the finding to another cell, also what is wrong there."""
    text = tidy(finding.message.text(language))
    lead = leading_operand(finding.proofs[0].equation) if finding.proofs else None
    suspect = next((item for item in finding.culprits[:1] if item.ref == finding.anchor.ref), None)
    if suspect is None or lead is None or lead.ref == finding.anchor.ref:
        return text
    cause = say(f"cause.{suspect.cause or 'unknown'}", language)
    return say(
        "export.suspect", language, statement=text, printed=suspect.printed, suggested=suspect.suggested, cause=cause
    )


def expected_of(finding: Finding, analysis: Analysis) -> tuple[str, bool]:
    """The value that should stand there, and whether it is meant for the anchor's own place; "" where nobody knows."""
    figure = analysis.figures.get(finding.anchor.ref)
    for suspect in finding.culprits[:1]:
        if suspect.ref == finding.anchor.ref:
            return suspect.suggested + _percent(suspect.suggested, figure), True
    broken = broken_proofs(finding)
    if not broken or finding.code in NO_VALUE or broken[0].equation.law is Law.BOUND:
        return "", False
    lead = leading_operand(broken[0].equation)
    like = analysis.figures.get(lead.ref) if lead else None
    is_own = lead is not None and lead.ref == finding.anchor.ref
    return amount(broken[0].expected, like), is_own


def amount(value: Decimal | None, like: Figure | None) -> str:
    """A computed value with its unit; percentages with the decimals that are printed there, where that differs."""
    if value is None:
        return ""
    if like is not None and like.unit is Unit.PERCENT:
        short = value.quantize(Decimal(1).scaleb(-like.decimals))
        return f"{written(value, like) if short == like.value else f'{short:,f}'}%"
    return f"{written(value, like)} {unit_label(like)}".strip()


def advice_of(finding: Finding, expected: str, language: Language) -> str:
    """What the body is asked to do: the rule's own words, else the right value, else to check."""
    own = catalogue(language).get(f"advice.{finding.code}")
    if own is not None:
        return own
    if expected:
        return say("export.advice.expected", language, expected=expected)
    return say(f"export.advice.{finding.severity.value}", language)


def excerpt_of(finding: Finding, document: Document, language: Language) -> str:
    """What is printed there: the cell, or the sentence around the place; personal data are not printed again."""
    if finding.code.startswith(PRIVATE_FAMILY):
        return say("export.excerpt-withheld", language)
    return _sentence(finding.anchor, document) or finding.anchor.text


def _sentence(anchor: Anchor, document: Document) -> str:
    head, _, span = anchor.ref.partition("/")
    first, dash, last = span.partition("-")
    if not (dash and first.isdigit() and last.isdigit()):
        return ""
    try:
        block = document.block(head)
    except KeyError:
        return ""
    if not isinstance(block, Paragraph | Heading):
        return ""
    text, start, end = block.text, int(first), int(last)
    left = max((text.rfind(stop, 0, start) for stop in _STOPS), default=-1) + 1
    right = min((found for stop in _STOPS if (found := text.find(stop, end)) >= 0), default=len(text))
    low, high = max(left, start - EXCERPT_SIDE), min(right, end + EXCERPT_SIDE)
    low, high = _word_start(text, low, left), _word_end(text, high, right)
    return f"{'…' if low > left else ''}{text[low:high].strip(' ，,、')}{'…' if high < right else ''}"


def _word_start(text: str, place: int, limit: int) -> int:
    """Not in the middle of a number."""
    while place > limit and _in_number(text[place]) and _in_number(text[place - 1]):
        place -= 1
    return place


def _word_end(text: str, place: int, limit: int) -> int:
    while place < limit and _in_number(text[place]) and _in_number(text[place - 1]):
        place += 1
    return place


def _in_number(character: str) -> bool:
    return character.isdigit() or character in ".,%"


def _percent(suggested: str, figure: Figure | None) -> str:
    is_bare = figure is not None and figure.unit is Unit.PERCENT and not suggested.endswith("%")
    return "%" if is_bare else ""
