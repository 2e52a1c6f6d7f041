"""T22: amounts that are written in no readable way, or in two ways in one table. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.laws.grid import Grid
from reviewer.model.document import Trust
from reviewer.model.figure import BLANKS, parse_number
from reviewer.model.finding import Category, Severity
from reviewer.rules.law_words import NO_TOLERANCE, PRACTICE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import grid_of, no_table
from reviewer.words import Words

_LIKE_A_NUMBER = re.compile(r"^[-+]?[\d０-９][\d０-９.,，．、。 \u3000]*$")
_FULL_WIDTH = re.compile(r"[０-９]")
_THOUSANDS = re.compile(r"^\d{1,3}(,\d{3})+(\.\d+)?$")
_PLAIN_THOUSAND = re.compile(r"^\d{4,}(\.\d+)?$")


def check(material: Material) -> CheckResult:
    """Cells of amount columns of recognised tables, and the amounts of performance forms."""
    grids = [grid for form in material.by_form if form and (grid := grid_of(material, form)) is not None]
    if not grids and not material.performance:
        return no_table("budget-summary")
    seen = [item for grid in grids for item in _observations(material, grid)]
    return executed([*seen, *_in_forms(material)], len(grids) + len(material.performance))


def _in_forms(material: Material) -> Iterator[Observation]:
    """The rows of money hold labels and amounts: what looks like a number and is none stands for an amount."""
    rows = {item.ref.rpartition("/")[0] for form in material.performance for item in form.funding if "/r" in item.ref}
    for place in sorted(rows):
        identity, _, number = place.partition("/r")
        table = material.document.table(identity)
        for column, cell in enumerate(table.rows[int(number) - 1]):
            text = cell.text.strip()
            if text not in BLANKS and _LIKE_A_NUMBER.match(text) and parse_number(text) is None:
                yield _unreadable(material, table.ref(int(number) - 1, column), text, cell.trust)


def _unreadable(material: Material, ref: str, text: str, trust: Trust) -> Observation:
    is_unsure = trust is Trust.DOUBTFUL
    return Observation(
        anchor_of(ref, material),
        {"text": text},
        severity=Severity.QUESTION if is_unsure else None,
        category=Category.EXTRACTION if is_unsure else None,
    )


def _observations(material: Material, grid: Grid) -> Iterator[Observation]:
    full_width, separated, plain = [], [], []
    for row in grid.rows:
        for column in grid.bound.columns:
            if column.side != row.side:
                continue
            cell, ref = grid.bound.table.cell(row.index, column.index), grid.bound.table.ref(row.index, column.index)
            text = cell.text.strip()
            if text in BLANKS:
                continue
            if parse_number(text) is None and _LIKE_A_NUMBER.match(text):
                yield _unreadable(material, ref, text, cell.trust)
            elif _FULL_WIDTH.search(text):
                full_width.append(ref)
            elif _THOUSANDS.match(text):
                separated.append(ref)
            elif _PLAIN_THOUSAND.match(text):
                plain.append(ref)
    if full_width:
        yield _mixed(material, full_width, "full_width")
    if separated and plain:
        yield _mixed(material, min(separated, plain, key=len), "mixed")


def _mixed(material: Material, refs: list[str], which: str) -> Observation:
    places = tuple(anchor_of(ref, material) for ref in refs)
    return Observation(
        places[0], {"text": places[0].text, "count": len(refs)}, which, places=places, severity=Severity.ADVICE
    )


RULE = Rule(
    code="T22",
    name=Words("数字格式", "number format"),
    severity=Severity.WARNING,
    category=Category.STYLE,
    page=Page(
        what=Words(
            "表内金额应为规范数字：小数点、千分位、半角，全表一致。",
            "Amounts are proper numbers: one decimal point, separators in place, half width, one way throughout.",
        ),
        why=Words("格式错误的数字无法核对，也会被误读。", "A number that cannot be read cannot be checked."),
        tolerance=NO_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={
        "default": Words("“{text}”不是规范的数字", "“{text}” is no proper number"),
        "full_width": Words("全角数字 {text}（本表共 {count} 处）", "full-width digits {text} ({count} in this table)"),
        "mixed": Words(
            "同一表中千分位用法不一致：{text}（少数写法共 {count} 处）",
            "thousands are separated in some cells only: {text} ({count} of the rarer kind)",
        ),
    },
    example=Example(tables("government-funds-revenue", change=(("收入\t20.00\n1030148", "收入\t2.0.00\n1030148"),))),
    check=check,
)
