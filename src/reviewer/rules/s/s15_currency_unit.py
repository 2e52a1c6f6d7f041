"""S15: every table of amounts prints its unit. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import Table, TableKind
from reviewer.model.figure import Unit
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.s.empty_tables import amounts
from reviewer.rules.sample_text import EXPENDITURE, TABLES, budget
from reviewer.words import Words

_IN_HEADER = re.compile(r"\((?:单位:)?(?:人民币)?(?:元|千元|万元|亿元)\)|单位:(?:元|千元|万元|亿元)|(?:万元|亿元)$")


def check(material: Material) -> CheckResult:
    """One finding with all tables that print no unit."""
    tables = list(_of_money(material))
    places = tuple(anchor_of(table.id, material) for table in tables if not _prints_unit(table, material))
    if not places:
        return executed((), len(tables))
    names = "、".join(place.table or place.ref for place in places)
    return executed([Observation(places[0], {"tables": names, "count": len(places)}, places=places)], len(tables))


def _of_money(material: Material) -> Iterator[Table]:
    for table in material.document.tables:
        bound = material.bound.get(table.id)
        is_known = bound is not None and bool(bound.form)
        if table.kind is TableKind.GRID and is_known and amounts(table, material)[1]:
            yield table


def _prints_unit(table: Table, material: Material) -> bool:
    bound = material.bound.get(table.id)
    if table.unit is not None and table.unit is not Unit.UNKNOWN:
        return True
    if bound is not None and any(fact.figure.unit is Unit.COUNT for fact in bound.facts):
        return True
    texts = [table.title, *(cell.text for row in table.header for cell in row), *(note.text for note in table.notes)]
    return any(_IN_HEADER.search(normal_name(text)) for text in texts)


RULE = Rule(
    code="S15",
    name=Words("单位标注", "currency unit"),
    severity=Severity.WARNING,
    page=Page(
        what=Words("每张金额表标明金额单位。", "Every table of amounts prints its currency unit."),
        why=Words("不标单位，元与万元相差一万倍。", "Without it a factor of ten thousand is open."),
        tolerance=Words("表头或列头内的“（元）”“（万元）”视为已标。", "A unit inside a column head counts."),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={"default": Words("{count} 张表未标金额单位：{tables}", "{count} tables print no unit: {tables}")},
    example=Example(budget(tables=TABLES.replace(EXPENDITURE, EXPENDITURE.replace("单位：万元\n\n", ""))), fires=1),
    check=check,
)
