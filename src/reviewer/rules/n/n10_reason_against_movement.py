"""N10: reason contradicts movement. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Statement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

_UP = re.compile(r"增加|增长|新增|上升|提高|增多|增设|追加|调增|提标|增资|扩大")
_DOWN = re.compile(r"减少|下降|降低|压减|缩减|核减|减低|调减|取消|停止|未安排")
_EITHER = re.compile(r"增减|调整|变动|变化|统筹")
"""Words that speak of both directions."""
QUOTED = 40
"""Characters of a reason shown."""


def check(material: Material) -> CheckResult:
    """Reasons that name only the opposite movement."""
    told = [
        statement
        for statement in material.ledger.statements
        if statement.reason and statement.movements and not statement.in_reason
    ]
    return executed((seen for statement in told for seen in _against(statement, material)), len(told))


def _against(statement: Statement, material: Material) -> Iterator[Observation]:
    signs = {movement.sign for movement in statement.movements}
    reason = statement.reason or ""
    contradictory = any("…" in movement.word for movement in statement.movements)
    if len(signs) != 1 or not signs & {1, -1} or contradictory:
        return
    sign = signs.pop()
    up, down = _UP.search(reason), _DOWN.search(reason)
    if _EITHER.search(reason):
        return
    if (sign == 1 and down and not up) or (sign == -1 and up and not down):
        yield Observation(
            anchor_of(statement.reason_ref or statement.ref, material),
            {"label": statement.label, "word": statement.movements[0].word, "reason": reason[:QUOTED]},
        )


RULE = Rule(
    code="N10",
    name=Words("原因与方向", "reason contradicts movement"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "说明的原因不应与增减方向相反。",
            "The reason given does not speak of the opposite movement.",
        ),
        why=Words(
            "原因与方向相反，说明文字或方向有一处错误。",
            "Where reason and movement are opposite, one of them is wrong.",
        ),
        tolerance=Words(
            "原因中同时出现增、减两种表述的不报；只写相反方向的才报。",
            "Silent where the reason names both movements; only a reason that names the opposite alone counts.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{label}{word}，原因却称：{reason}",
            "{label} moved ({word}), but the reason says: {reason}",
        ),
    },
    example=Example(
        budget(
            narrative="八、机关运行经费增减变动原因说明\n\n"
            "本单位机关运行经费财政拨款预算25.53万元，比2029年预算减少2.03万元，下降7.37%，原因是办公经费增加。",
        )
    ),
    check=check,
    is_first_release=True,
)
