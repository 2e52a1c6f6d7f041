"""C19: austerity statement. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

TOPIC = "three_public"
_CUT = re.compile(r"过紧日子|压减|厉行节约|只减不增|从严控制")


def check(material: Material) -> CheckResult:
    """An increase of the total beside words of austerity."""
    total = next(
        (
            item
            for item in material.ledger.statements
            if item.dimensions is not None and item.dimensions.topic == TOPIC and item.movements and not item.in_reason
        ),
        None,
    )
    if total is None:
        return NotApplicable(message("narrative.no-three-public"))
    reason = total.reason or ""
    found = _CUT.search(reason)
    rose = any(movement.sign == 1 and movement.base_year != "0" for movement in total.movements)
    if not (rose and found):
        return executed((), 1)
    return executed([Observation(anchor_of(total.reason_ref or total.ref, material), {"text": reason[:40]})], 1)


RULE = Rule(
    code="C19",
    name=Words("过紧日子/压减", "austerity statement"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words(
            "写明压减“三公”经费或过紧日子的，“三公”经费不应增加。",
            "A text that claims cuts in three-public expenditure does not show an increase.",
        ),
        why=Words("说法与数字相反会引起质疑。", "Words against figures invite questions."),
        tolerance=Words(
            "只在说明“三公”经费总额增加、同一部分又写压减时提示。",
            "Only where the total rose and the same section speaks of cuts.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("“三公”经费增加，却写：{text}", "Three-public expenditure rose, yet: {text}"),
    },
    example=Example(
        budget(
            narrative="七、“三公”经费增减变动原因说明\n\n"
            "2030年示例县示例局“三公”经费预算9.00万元，比2029年增加4.00万元，主要原因是落实过紧日子要求，压减“三公”经"
            "费。",
        )
    ),
    check=check,
)
