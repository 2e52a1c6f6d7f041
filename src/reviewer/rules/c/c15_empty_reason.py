"""C15: empty reason. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Statement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

_FILLER = re.compile(
    r"本?年度?|20\d\d年|增加|减少|增长|下降|保持不变|变动|变化|经费|费用|支出|收入|预算|决算|资金|安排|需要|工作|业务|正常|的|了|为|是|因|有所|等|[，。、：；（）()\d.%万元]"
)
_VOID = re.compile(r"^(?:工作需要|业务需要|正常(?:变动|增减)|据实安排|实际需要|项目调整)$")


def check(material: Material) -> CheckResult:
    """Reasons that name nothing but the subject and the movement."""
    told = [item for item in material.ledger.statements if item.reason and item.movements and not item.in_reason]
    empty = [item for item in told if _is_empty(item)]
    if not empty:
        return executed((), len(told))
    places = tuple(anchor_of(item.reason_ref or item.ref, material) for item in empty)
    params = {"count": len(empty), "reason": empty[0].reason}
    return executed([Observation(places[0], params, places=places)], len(told))


def _is_empty(statement: Statement) -> bool:
    reason = statement.reason or ""
    if _VOID.match(reason):
        return True
    if all(movement.sign == 0 for movement in statement.movements):
        return False
    rest = reason
    for name in sorted((statement.label, *statement.path), key=len, reverse=True):
        rest = rest.replace(name, "")
    rest = _FILLER.sub("", rest)
    return not rest or rest in _FILLER.sub("", statement.label)


RULE = Rule(
    code="C15",
    name=Words("空洞说明", "empty reason"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words(
            "原因不应只是重复增减本身，如“因经费减少”“因工作需要”。",
            "A reason does more than repeat the movement.",
        ),
        why=Words("重复增减的话不能说明原因。", "Repeating the movement explains nothing."),
        tolerance=Words(
            "只在去掉科目名称、经费与增减等词后无其他内容时提示；全文合为一条。",
            "Only where nothing is left but the subject and the words for money and movement; one line a document.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("{count}处原因只重复增减：{reason}", "{count} reasons only repeat the movement: {reason}"),
    },
    example=Example(
        budget(
            narrative="八、机关运行经费增减变动原因说明\n\n"
            "本单位机关运行经费财政拨款预算25.53万元，比2029年预算增加2.03万元，增长8.64%，主要原因是机关运行经费增加"
            "。",
        )
    ),
    check=check,
)
