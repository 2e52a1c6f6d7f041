"""C18: publication line. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import Passage
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

_LINE = re.compile(r"^\s*(?:公开(?:时间|日期|主体|单位)|联系(?:人|电话|方式)|发布(?:时间|日期))\s*[:：]\s*$")


def check(material: Material) -> CheckResult:
    """Lines of prose that end after the colon."""
    read = [item for item in material.passages if item.is_prose]
    last = {item.ref: index for index, item in enumerate(read)}
    seen = [
        Observation(item.anchor(), {"text": item.text.strip()})
        for item in read
        if _LINE.match(item.text) and not _continues(read, last[item.ref])
    ]
    return executed(seen[:1], len(read))


def _continues(read: list[Passage], place: int) -> bool:
    """The value stands on the next line."""
    following = read[place + 1].text if place + 1 < len(read) else ""
    return bool(re.match(r"\s*(?:\d|20\d\d年)", following))


RULE = Rule(
    code="C18",
    name=Words("公开主体/时间/联系方式", "publication line"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words(
            "列有“公开时间”“联系电话”等栏目的，应填写。",
            "Where the document has a line for publication date or contact, it is filled in.",
        ),
        why=Words("空着的栏目说明文本未定稿。", "A blank line shows that the text is not final."),
        tolerance=Words(
            "只看已印出而冒号后为空的栏目；绩效表不计。",
            "Only lines that are printed with nothing behind the colon; performance forms are left out.",
        ),
        basis=Words("地方公开规定", "provincial rules"),
    ),
    messages={
        "default": Words("“{text}”未填写", "{text} is blank"),
    },
    example=Example(budget(cover="示例县示例局\n\n2030年度单位预算公开\n\n公开时间：")),
    check=check,
)
