"""Y04: last year's text. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import budget, narrative
from reviewer.words import Words, message

LEAST_SHARE = 0.95
LEAST_PARAGRAPHS = 6
LEAST_LENGTH = 20
"""Characters of a paragraph that can be copied at all."""
SILENT = frozenset({"glossary", "annex", "annexes", "services_directory", "tables", "duties"})
_VARIABLE = re.compile(r"[\d.,，%％]+|增加|减少|增长|下降|持平|相同")


def check(material: Material) -> CheckResult:
    """Paragraphs of the narrative against those of last year's document."""
    if material.prior is None:
        return Unable(message("narrative.no-prior"))
    mine, theirs = _paragraphs(material), set(_paragraphs(material.prior))
    if len(mine) < LEAST_PARAGRAPHS:
        return executed((), len(mine))
    same = sum(1 for text in mine if text in theirs)
    if same < LEAST_SHARE * len(mine):
        return executed((), len(mine))
    section = material.section("narrative") or material.sections[0]
    params = {"same": same, "all": len(mine)}
    return executed([Observation(anchor_of(section.heading.id, material), params)], len(mine))


def _paragraphs(material: Material) -> list[str]:
    return [
        _VARIABLE.sub("", passage.text)
        for passage in material.passages
        if passage.is_prose and not SILENT & set(passage.topics) and len(passage.text) >= LEAST_LENGTH
    ]


RULE = Rule(
    code="Y04",
    name=Words("照抄去年", "last year's text"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words(
            "说明除数字和年份外，与上年几乎一字不差的，请核对是否已按本年情况改写。",
            "A text that equals last year's but for numbers and years should be checked for this year's facts.",
        ),
        why=Words(
            "照抄容易留下去年的原因和数字。",
            "Copying leaves last year's reasons and numbers behind.",
        ),
        tolerance=Words(
            "去掉数字与年份后逐段比较，相同段落达95%时提示。",
            "Paragraphs compared without numbers and years; advice at 95% and more.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "说明{same}/{all}段与上年相同（不计数字）",
            "{same} of {all} paragraphs equal last year's, numbers aside",
        ),
    },
    example=Example(budget(narrative=narrative()), prior=budget(narrative=narrative())),
    check=check,
)
