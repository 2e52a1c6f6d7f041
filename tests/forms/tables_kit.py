"""Small documents for the tests of forms and laws, written as extracted text."""

from __future__ import annotations

from pathlib import Path

from reviewer.extract.read import read
from reviewer.forms.bind import bind_tables
from reviewer.forms.bound import BoundTable
from reviewer.forms.catalogue import Catalogue, load
from reviewer.model.document import Document

SAMPLE = Path(__file__).parents[2] / "sample_docs" / "01-unit-budget.txt"

REVENUE = """2031年预算收入总表
单位：万元
科目编码\t科目名称\t合计\t一般公共预算\t政府性基金\t国有资本经营预算\t财政专户管理资金\t单位资金\t上年结转
合计\t\t90.00\t80.00\t\t\t\t10.00\t5.00
205\t教育支出\t90.00\t80.00\t\t\t\t10.00\t5.00
20502\t普通教育\t90.00\t80.00\t\t\t\t10.00\t5.00
2050202\t小学教育\t60.00\t50.00\t\t\t\t10.00\t5.00
2050203\t初中教育\t30.00\t30.00\t\t\t\t\t
"""


def document(text: str, folder: Path) -> Document:
    """Extracted text read as a document."""
    path = folder / "document.txt"
    path.write_text(text, "utf-8")
    return read(path)


def bound_tables(text: str, folder: Path, catalogue: Catalogue | None = None) -> list[BoundTable]:
    """The bound tables of a text in reading order."""
    return list(bind_tables(document(text, folder), catalogue or load()).values())
