"""C16: same reason everywhere. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Statement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

LEAST_PLACES = 3
LEAST_LENGTH = 8
"""Characters of a reason that say something; shorter ones belong to C15."""


def check(material: Material) -> CheckResult:
    """Identical reasons of movements by different amounts."""
    told = [item for item in material.ledger.statements if item.reason and item.movements and not item.in_reason]
    grouped: dict[str, dict[str, Statement]] = {}
    for item in told:
        number = material.ledger.number(item.movements[0].change or item.movements[0].rate)
        if number is not None and number.figure.value != 0 and len(item.reason or "") >= LEAST_LENGTH:
            grouped.setdefault(item.reason or "", {}).setdefault(number.figure.text, item)
    repeated = [(reason, list(items.values())) for reason, items in grouped.items() if len(items) >= LEAST_PLACES]
    if not repeated:
        return executed((), len(told))
    reason, items = max(repeated, key=lambda pair: len(pair[1]))
    places = tuple(anchor_of(item.reason_ref or item.ref, material) for item in items)
    return executed([Observation(places[0], {"count": len(items), "reason": reason[:40]}, places=places)], len(told))


RULE = Rule(
    code="C16",
    name=Words("原因照抄", "same reason everywhere"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words(
            "不同事项的变动原因不应逐字相同。",
            "Different movements do not share one reason word for word.",
        ),
        why=Words(
            "各处同一句话，往往没有真正分析原因。",
            "One sentence everywhere often means that nobody looked for the reason.",
        ),
        tolerance=Words(
            "同一原因在三处以上不同数额的变动中出现时提示，全文一次。",
            "Three or more movements of different amounts; once a document.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("同一原因出现{count}次：{reason}", "One reason appears {count} times: {reason}"),
    },
    example=Example(
        budget(
            narrative="五、一般公共预算支出情况说明\n\n"
            "基本支出90.00万元，比上年增加10.00万元，主要原因是政策性增资及新增人员。项目支出30.00万元，比上年增加"
            "5.00万元，主要原因是政策性增资及新增人员。人员经费70.00万元，比上年增加8.00万元，主要原因是政策性增资及"
            "新增人员。",
        )
    ),
    check=check,
)
