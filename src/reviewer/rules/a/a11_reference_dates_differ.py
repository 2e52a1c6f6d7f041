"""A11: one reference date. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

TOPICS = frozenset({"assets", "vehicles"})
_DATE = re.compile(r"截[至止]\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日|底|末)?")


def check(material: Material) -> CheckResult:
    """Reference dates of the section on assets."""
    found: list[tuple[str, Anchor]] = []
    for passage in material.passages:
        if passage.is_prose and TOPICS & set(passage.topics):
            for match in _DATE.finditer(passage.text):
                year, month, day = match[1], int(match[2]), match[3] or "底"
                day = "底" if day in {"30", "31"} or (month == 2 and day in {"28", "29"}) else day
                found.append((f"{year}年{month}月{day}", passage.anchor(match.start(), match.end())))
    if len(found) < 2:
        return NotApplicable(message("narrative.no-reference-date"))
    first = found[0][0]
    other = next(((date, anchor) for date, anchor in found if date != first), None)
    seen = [Observation(other[1], {"first": first, "second": other[0]})] if other is not None else []
    return executed(seen, len(found))


RULE = Rule(
    code="A11",
    name=Words("截止日一致", "one reference date"),
    severity=Severity.ERROR,
    page=Page(
        what=Words("资产各段的截止日期一致。", "All paragraphs on assets have one reference date."),
        why=Words(
            "同一节出现两个截止日，至少一处未更新。",
            "Two reference dates in one section: one of them was not updated.",
        ),
        tolerance=Words("日期逐字比较。", "Dates are compared exactly."),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("资产截止日期不一：{first}与{second}", "Reference dates differ: {first} and {second}"),
    },
    example=Example(
        budget(
            narrative="十一、国有资产占有使用情况\n\n截至2029年12月31日，示例县示例局实有公务用车3辆。\n\n"
            "截至2028年12月31日，示例县示例局使用的办公用房建筑总面积900平方米。",
        )
    ),
    check=check,
    is_first_release=True,
)
