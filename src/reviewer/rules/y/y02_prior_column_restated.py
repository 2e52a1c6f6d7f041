"""Y02: prior column restated. Called by the engine."""

from __future__ import annotations

from reviewer.model.fact import Fact
from reviewer.model.finding import Severity
from reviewer.rules.amounts import written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import budget
from reviewer.rules.y.prior import PriorFigures
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Facts of last year in this document against the same facts of last year's document."""
    if material.prior is None:
        return Unable(message("narrative.no-prior"))
    mine = [fact for fact in material.facts if fact.dimensions.year == "-1" and _is_budget(fact, material)]
    published = PriorFigures(material.prior)
    changed: dict[str, list[tuple[Fact, Fact]]] = {}
    checked = 0
    for fact in mine:
        before = published.equal(fact.dimensions.but(year="0", scenario=material.profile.kind.value))
        if before is None:
            continue
        checked += 1
        if not before.figure.interval.overlaps(fact.figure.interval):
            changed.setdefault(fact.ref.partition("/")[0], []).append((fact, before))
    return executed((_seen(pairs, material) for pairs in changed.values()), checked)


def _is_budget(fact: Fact, material: Material) -> bool:
    """A column headed as last year's budget (or final) figures, not as executed ones."""
    bound = material.bound[fact.ref.partition("/")[0]]
    label = next((column.label for column in bound.columns if column.index == fact.column), "")
    return "执行" not in label and ("预算" in label or "决算" in label)


def _seen(pairs: list[tuple[Fact, Fact]], material: Material) -> Observation:
    fact, before = max(pairs, key=lambda pair: abs(pair[0].figure.base - pair[1].figure.base))
    params = {
        "count": len(pairs),
        "label": fact.label,
        "stated": written(fact.figure.base, fact.figure),
        "published": written(before.figure.base, fact.figure),
    }
    places = tuple(anchor_of(item.ref, material) for item, _ in pairs)
    return Observation(anchor_of(fact.ref, material), params, places=places)


LAST_YEAR = """2029年一般公共预算支出表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
208\t社会保障和就业支出\t90.00\t90.00\t
20805\t行政事业单位养老支出\t90.00\t90.00\t
2080505\t机关事业单位基本养老保险缴费支出\t90.00\t90.00\t
合计\t\t90.00\t90.00\t"""
TWO_YEARS = """2030年一般公共预算支出表

单位：万元

科目编码\t科目名称\t上年预算数\t2030年预算数\t\t
\t\t\t小计\t基本支出\t项目支出
208\t社会保障和就业支出\t80.00\t95.00\t95.00\t
20805\t行政事业单位养老支出\t80.00\t95.00\t95.00\t
2080505\t机关事业单位基本养老保险缴费支出\t80.00\t95.00\t95.00\t
合计\t\t80.00\t95.00\t95.00\t"""


RULE = Rule(
    code="Y02",
    name=Words("上年数重述", "prior column restated"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "表中上年列应与上年公开的表一致，重述的应说明。",
            "A column of last year's figures equals last year's table; restated figures are explained.",
        ),
        why=Words("口径变化应让读者知道。", "Readers should be told when the basis changed."),
        tolerance=Words(
            "按显示位数取区间；上年列为执行数的不查；每张表一条。",
            "By intervals of the printed digits; columns of executed figures are left out; one line a table.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{count}处上年数与上年公开不同，如{label}：表列{stated}，上年公开{published}",
            "{count} figures differ from last year's, such as {label}: {stated} here, {published} published",
        ),
    },
    example=Example(
        budget(tables=TWO_YEARS),
        prior=budget(tables=LAST_YEAR),
    ),
    check=check,
)
