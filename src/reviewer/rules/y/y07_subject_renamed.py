"""Y07: subject renamed. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.narrative.names import plain
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import TABLES, budget
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Names of functional codes in both years' tables."""
    if material.prior is None:
        return Unable(message("narrative.no-prior"))
    mine, theirs = _names(material), _names(material.prior)
    both = [code for code in mine if code in theirs]
    renamed = [code for code in both if _stem(mine[code][0]) != _stem(theirs[code][0])]
    if not renamed:
        return executed((), len(both))
    first = renamed[0]
    params = {"count": len(renamed), "code": first, "before": theirs[first][0], "now": mine[first][0]}
    places = tuple(anchor_of(mine[code][1], material) for code in renamed)
    return executed([Observation(places[0], params, places=places)], len(both))


def _names(material: Material) -> dict[str, tuple[str, str]]:
    """Code → name and place of its first row."""
    found: dict[str, tuple[str, str]] = {}
    for bound in material.bound.values():
        for row in bound.rows:
            if row.code and row.dimensions.function and row.label:
                found.setdefault(row.code, (row.label, bound.table.ref(row.index, row.label_column)))
    return found


def _stem(name: str) -> str:
    return plain(name).removesuffix("支出")


RULE = Rule(
    code="Y07",
    name=Words("科目换名", "subject renamed"),
    severity=Severity.ADVICE,
    page=Page(
        what=Words(
            "同一科目编码两年名称不同的，请以本年度科目为准核对。",
            "A code whose name changed is checked against this year's classification.",
        ),
        why=Words("科目调整后名称应同步更新。", "Names follow the yearly classification."),
        tolerance=Words(
            "标点、全半角、字尾“支出”不计；全文合为一条。",
            "Punctuation and a final 支出 do not count; one line a document.",
        ),
        basis=Words("政府收支分类科目", "Government revenue and expenditure classification"),
    ),
    messages={
        "default": Words(
            "{count}个科目换名，如{code}：{before}→{now}",
            "{count} subjects renamed, such as {code}: {before} → {now}",
        ),
    },
    example=Example(
        budget(), prior=budget(tables=TABLES.replace("机关事业单位基本养老保险缴费支出", "机关事业单位养老保险支出"))
    ),
    check=check,
)
