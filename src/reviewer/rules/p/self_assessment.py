"""Self-assessment forms 绩效自评表 of final accounts: points, scores and the rate of execution by row.

Owns: finding the head rows by label, reading points and scores below them. Called by P23.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reviewer.forms.performance_labels import compact
from reviewer.model.document import Cell, Document, Table, TableKind
from reviewer.model.figure import parse_number

_BUDGET_HEAD = re.compile(r"全年预算数|预算数\(?A?\)?$|调整后预算数")
_SPENT_HEAD = re.compile(r"全年执行数|执行数\(?B?\)?$|实际支出数")
_RATE_HEAD = re.compile(r"执行率|完成率")
_TOTAL_ROW = re.compile(r"^(?:总分|总计|合计|自评总分|总得分)")
_WHOLE_ROW = re.compile(r"^(?:年度)?资金总额|^年度资金总额|^合计$")


@dataclass(frozen=True, slots=True)
class Scored:
    """One row with points and score. `is_total`: the row that sums them up."""

    label: str
    points: Decimal
    score: Decimal
    cell: Cell
    ref: str
    is_total: bool


@dataclass(frozen=True, slots=True)
class Execution:
    """Budget, spending and printed rate of the money row."""

    budget: Decimal
    spent: Decimal
    rate: Decimal
    rate_decimals: int
    cell: Cell
    ref: str


@dataclass(frozen=True)
class SelfAssessment:
    """One form."""

    table: Table
    rows: tuple[Scored, ...]
    execution: Execution | None


def self_assessments(document: Document) -> tuple[SelfAssessment, ...]:
    """All self-assessment forms: tables with a head row that has 分值 and 得分."""
    found = (_read(table) for table in document.tables if table.kind is not TableKind.DIRECTORY)
    return tuple(item for item in found if item is not None and (item.rows or item.execution))


def _read(table: Table) -> SelfAssessment | None:
    columns: dict[str, int] = {}
    rows: list[Scored] = []
    execution: Execution | None = None
    seen = False
    lines = [(f"{table.id}/h{n}", row) for n, row in enumerate(table.header, start=1)]
    lines += [(f"{table.id}/r{n}", row) for n, row in enumerate(table.rows, start=1)]
    for name, row in lines:
        texts = [compact(cell.text) for cell in row]
        if "分值" in texts and any(text.endswith("得分") for text in texts):
            columns = {_role(text): place for place, text in enumerate(texts) if _role(text)}
            seen = True
            continue
        if not columns:
            continue
        if execution is None and {"budget", "spent", "rate"} <= columns.keys():
            execution = _execution(name, row, columns)
        rows += _scored(name, row, columns)
    return SelfAssessment(table, tuple(rows), execution) if seen else None


def _role(text: str) -> str:
    if text == "分值":
        return "points"
    if text.endswith("得分"):
        return "score"
    for role, pattern in (("budget", _BUDGET_HEAD), ("spent", _SPENT_HEAD), ("rate", _RATE_HEAD)):
        if pattern.search(text):
            return role
    return ""


def _number(row: tuple[Cell, ...], place: int | None) -> tuple[Decimal, int] | None:
    return parse_number(row[place].text.strip().rstrip("%分")) if place is not None and place < len(row) else None


def _scored(name: str, row: tuple[Cell, ...], columns: dict[str, int]) -> Iterator[Scored]:
    points, score = _number(row, columns.get("points")), _number(row, columns.get("score"))
    if points is None or score is None:
        return
    labels = [compact(cell.text) for cell in row if cell.text and parse_number(cell.text) is None]
    label = next((text for text in labels if text), "")
    is_total = any(_TOTAL_ROW.match(text) for text in labels[:2])
    place = columns["score"]
    yield Scored(
        labels[2] if len(labels) > 2 else label, points[0], score[0], row[place], f"{name}/c{place + 1}", is_total
    )


def _execution(name: str, row: tuple[Cell, ...], columns: dict[str, int]) -> Execution | None:
    if not any(_WHOLE_ROW.match(compact(cell.text)) for cell in row):
        return None
    budget, spent = _number(row, columns["budget"]), _number(row, columns["spent"])
    rate = _number(row, columns["rate"])
    if budget is None or spent is None or rate is None:
        return None
    place = columns["rate"]
    return Execution(budget[0], spent[0], rate[0], rate[1], row[place], f"{name}/c{place + 1}")
