"""N13: subject name. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Statement
from reviewer.narrative.names import plain
from reviewer.narrative.resolve import UNNAMED
from reviewer.rules.material import Material
from reviewer.rules.n.rows import class_names
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words


def check(material: Material) -> CheckResult:
    """Labels that name no row although the amount is that of one."""
    named = [statement for statement in material.ledger.statements if _is_stranger(statement)]
    causes: dict[tuple[object, object], list[Observation]] = {}
    for statement in named:
        for seen in _differs(statement, material):
            causes.setdefault((seen.params["label"], seen.params["table_label"]), []).append(seen)
    return executed((_one(items) for items in causes.values()), len(named))


def _one(observations: list[Observation]) -> Observation:
    """One wrong name, one finding with all its places."""
    return replace(observations[0], places=tuple(item.anchor for item in observations))


def _is_stranger(statement: Statement) -> bool:
    return statement.dimensions is not None and statement.dimensions.function == UNNAMED and bool(statement.facts)


def _differs(statement: Statement, material: Material) -> Iterator[Observation]:
    number = material.ledger.number(statement.amount("now"))
    fact = material.facts_by_ref.get(statement.facts[0])
    if number is None or fact is None:
        return
    label, name = statement.label, statement.table_label
    if statement.path:
        names = class_names(fact.dimensions.function, material)
        pairs = [
            (mine, its, level)
            for mine, its, level in zip(statement.path, names, ("类", "款", "项"), strict=False)
            if plain(mine).removesuffix("支出") != plain(its).removesuffix("支出") and its
        ]
        if not pairs:
            return
        label = "、".join(f"{mine}（{level}）" for mine, _, level in pairs)
        name = "、".join(f"{its}（{level}）" for _, its, level in pairs)
    params = {"label": label, "table_label": name, "amount": number.figure.text}
    yield Observation(anchor_of(statement.ref, material), params, stake=number.figure.base)


RULE = Rule(
    code="N13",
    name=Words("科目名称一致", "subject name"),
    severity=Severity.WARNING,
    law=Law.TIE,
    page=Page(
        what=Words(
            "说明中的科目名称与表中同一科目的名称一致，旧名称视为不一致。",
            "A subject in the text bears the name it has in the tables; a former name counts as different.",
        ),
        why=Words(
            "名称不一致使说明与表格无法对应。",
            "With another name the text cannot be matched to the table.",
        ),
        tolerance=Words(
            "只在金额与表中唯一一行相同、且名称不是任何一行时才报；标点、全半角、是否带“支出”不计。",
            "Only where the amount equals exactly one row and the name is that of none; punctuation and a final "
            "支出 do not count.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "“{label}”（{amount}）在表中为“{table_label}”",
            "{label} ({amount}) is {table_label} in the table",
        ),
        "tie": Words(
            "{place}：文字为 {stated} {unit}，表中为 {expected} {unit}",
            "{place}: {stated} {unit} in the text, {expected} {unit} in the table",
        ),
    },
    example=Example(
        budget(
            narrative="三、支出预算情况说明\n\n2030年度示例县示例局支出预算120.00万元，主要用于：一般公共预算支出100.00万元，占"
            "83.33%；社会保障和就业支出20.00万元，占16.67%；卫生健康支出0万元。",
        )
    ),
    check=check,
    is_first_release=True,
)
