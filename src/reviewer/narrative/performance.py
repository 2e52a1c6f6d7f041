"""Numbers of the performance section: how many projects, what money, at which stage and of which kind.

`performance_statements` is what rules about performance forms read (P01, P08, P09): every count and amount with its
`stage` and `kind`. Topics in the ledger: `performance.<stage>` or `performance.<stage>.<kind>`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reviewer.narrative.drafts import Draft
from reviewer.narrative.ledger import Ledger, ProseNumber

_STAGES: tuple[tuple[str, str], ...] = (
    (r"整体", "overall"),
    (r"自评", "self_assessed"),
    (r"跟踪|监控", "monitored"),
    (r"公开", "disclosed"),
    (r"纳入|编报|编制|设置|申报|管理的", "included"),
)
_KINDS: tuple[tuple[str, str], ...] = (
    (r"其他运转类|运转类", "operating"),
    (r"特定目标类", "specific"),
    (r"人员类", "personnel"),
    (r"“?优”?的", "excellent"),
    (r"“?良”?的", "good"),
    (r"“?不合格”?的|“?差”?的", "poor"),
    (r"“?合格”?的|“?中”?的", "fair"),
)
PREFIX = "performance."


@dataclass(frozen=True, slots=True)
class PerformanceStatement:
    """One statement of the performance section. `stage`: overall, included, disclosed, monitored, self_assessed, "";
    `kind`: operating, specific, personnel or "" for all; `nature`: basic or project for the overall target."""

    stage: str
    kind: str
    nature: str
    count: ProseNumber | None = None
    amount: ProseNumber | None = None
    share: ProseNumber | None = None


def set_performance_topics(drafts: list[Draft]) -> None:
    """Gives the statements of the performance section their topic."""
    for draft in drafts:
        if draft.section != "performance":
            continue
        above = draft.parent
        words = draft.label + draft.sentence[: draft.sentence.find(draft.label) if draft.label in draft.sentence else 0]
        stage = _first(_STAGES, draft.label) or _inherited(above) or _first(_STAGES, words)
        kind = _first(_KINDS, draft.label)
        if stage:
            own = draft.meaning.dimensions
            topic = PREFIX + stage + (f".{kind}" if kind else "")
            nature = own.nature if stage == "overall" else "project"
            changed = own.but(topic=topic, flow="expenditure", fund="", vintage="", nature=nature)
            draft.meaning = replace(draft.meaning, dimensions=changed, is_known=True)


def _inherited(above: Draft | None) -> str:
    if above is None or not above.meaning.dimensions.topic.startswith(PREFIX):
        return ""
    return above.meaning.dimensions.topic.split(".")[1]


def _first(table: tuple[tuple[str, str], ...], words: str) -> str:
    return next((value for pattern, value in table if re.search(pattern, words)), "")


def performance_statements(ledger: Ledger) -> tuple[PerformanceStatement, ...]:
    """What the prose says about performance targets, in reading order."""
    numbers = {number.ref: number for number in ledger.numbers}
    found = []
    for statement in ledger.statements:
        dimensions = statement.dimensions
        if dimensions is None or not dimensions.topic.startswith(PREFIX) or statement.in_reason:
            continue
        _, stage, kind = (*dimensions.topic.split("."), "")[:3]
        found.append(
            PerformanceStatement(
                stage=stage,
                kind=kind,
                nature=dimensions.nature if stage == "overall" else "",
                count=numbers.get(statement.amount("count")),
                amount=numbers.get(statement.amount("now")),
                share=numbers.get(statement.shares[0].ref) if statement.shares else None,
            )
        )
    return tuple(found)
