"""S14: printed table numbers run in order and belong to one series. Called by the engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import TableKind
from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import TABLES, budget
from reviewer.words import Words, message

_LABEL = re.compile(r"^(\D*?)(\d{1,2})(?:表)?$")


def check(material: Material) -> CheckResult:
    """One finding for labels of another series, one for numbers that do not ascend."""
    labels = list(_labels(material))
    if not labels:
        return NotApplicable(message("performance.no-table-label"))
    observations = []
    usual = Counter(series for series, _, _ in labels).most_common(1)[0][0]
    foreign = tuple(anchor for series, _, anchor in labels if series != usual)
    if foreign:
        params = {"labels": "、".join(anchor.text for anchor in foreign), "usual": usual}
        observations.append(Observation(foreign[0], params, message="series", places=foreign))
    numbers = [(number, anchor) for series, number, anchor in labels if series == usual]
    wrong = tuple(after[1] for before, after in pairwise(numbers) if after[0] <= before[0])
    if wrong:
        params = {"labels": "、".join(anchor.text for anchor in wrong)}
        observations.append(Observation(wrong[0], params, message="order", places=wrong))
    return executed(observations, len(labels))


def _labels(material: Material) -> Iterator[tuple[str, int, Anchor]]:
    for table in material.document.tables:
        found = _LABEL.match(normal_name(table.label)) if table.kind is TableKind.GRID else None
        if found:
            place = anchor_of(table.id, material)
            yield (
                found[1],
                int(found[2]),
                Anchor(place.ref, place.semantic, place.source, place.table, text=table.label),
            )


RULE = Rule(
    code="S14",
    name=Words("表题残缺/错序", "table title damaged or out of order"),
    severity=Severity.ADVICE,
    category=Category.STYLE,
    page=Page(
        what=Words(
            "表号连续递增，同一套表使用同一系列（预算公开表n 与部门公开表n 不混用）。",
            "Table numbers ascend and belong to one series.",
        ),
        why=Words("表号混用多为模板遗留。", "Mixed numbers are left over from templates."),
        tolerance=Words("未印表号的表不计。", "Tables without a printed number are left out."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "series": Words("表号“{labels}”与其余表的“{usual}”系列不同", "Labels {labels} are not of the series “{usual}”"),
        "order": Words("表号“{labels}”未按顺序递增", "Labels {labels} do not ascend"),
    },
    example=Example(
        budget(
            tables=TABLES.replace("2030年预算收支总表", "预算公开表1\n\n2030年预算收支总表")
            .replace("2030年预算支出总表", "部门公开表2\n\n2030年预算支出总表")
            .replace("2030年项目支出预算表", "预算公开表3\n\n2030年项目支出预算表")
        ),
        fires=1,
    ),
    check=check,
)
