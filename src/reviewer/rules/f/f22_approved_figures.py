"""F22: published figures are those approved. The document alone cannot tell. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.rules.law_words import LAW_14, TIE_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Page, Rule, Unable
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Always unable: the approval sheet is no part of a disclosure."""
    del material
    return Unable(message("laws.unable.approval"))


RULE = Rule(
    code="F22",
    name=Words("批复数=公开数", "approved = published"),
    severity=Severity.ERROR,
    kinds=frozenset({"final"}),
    page=Page(
        what=Words(
            "公开的决算数等于财政批复的决算数。", "The published final accounts are those the finance office approved."
        ),
        why=Words("公开数与批复数不一致属于不真实公开。", "Anything else is not what was approved."),
        tolerance=TIE_TOLERANCE,
        basis=LAW_14,
    ),
    messages={"default": Words("公开数与批复数不一致", "published and approved figures differ")},
    check=check,
)
