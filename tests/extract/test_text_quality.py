"""Characters that look like others, and marks that stand for nothing or for less, are read for what they mean."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.extract.assemble import assemble
from reviewer.extract.text_reader import read_text
from reviewer.forms.bind import bind_tables
from reviewer.forms.catalogue import load
from reviewer.model.document import Document, InputKind
from reviewer.model.figure import Unit, figure_of

WIDE = """\
示例县示例局2030年预算支出总表

单位：万元

科目编码\t科目名称\t合\u3000计\t基本 支出\t项目支出
\t合\u3000计\t１，２００．５０\t１，０００．５０\t２００．００
２０８\t社会保障和就业⽀出\t１，２００．５０\t１，０００．５０\t２００．００
"""


def read(text: str) -> Document:
    return assemble(read_text(text.encode(), "wide.txt"), Path("wide.txt"), "", InputKind.TEXT)


def test_full_width_amounts_are_amounts_and_no_header() -> None:
    (table,) = read(WIDE).tables
    assert len(table.header) == 1
    assert [figure_of(cell.text, Unit.TEN_THOUSAND_YUAN) is not None for cell in table.rows[0][2:]] == [True] * 3


def test_names_keep_no_radicals_and_no_blanks_inside_words() -> None:
    (table,) = read(WIDE).tables
    assert [cell.text for cell in table.header[0]][2:] == ["合计", "基本支出", "项目支出"]
    assert table.rows[1][1].text == "社会保障和就业支出"


def test_a_table_in_full_width_characters_is_recognised_like_any_other() -> None:
    document = read(WIDE)
    (bound,) = bind_tables(document, load()).values()
    assert bound.form == "expenditure-summary"
    assert {fact.figure.value for fact in bound.facts} >= {Decimal("1200.50"), Decimal("1000.50"), Decimal("200.00")}


@pytest.mark.parametrize("mark", ["-", "－", "—", "——", "――", "–", "---", "─", "/", ""])
def test_a_dash_alone_stands_for_nothing(mark: str) -> None:
    figure = figure_of(mark, Unit.TEN_THOUSAND_YUAN)
    assert figure is not None
    assert (figure.value, figure.is_blank) == (Decimal(0), True)


@pytest.mark.parametrize(
    "text", ["-5.50", "－５．５０", "−5.50", "—5.50", "–5.50", "(5.50)", "（５．５０）", "△5.50", "▲5.50"]
)
def test_a_dash_before_digits_is_a_minus(text: str) -> None:
    figure = figure_of(text, Unit.TEN_THOUSAND_YUAN)
    assert figure is not None
    assert (figure.value, figure.decimals) == (Decimal("-5.50"), 2)


@pytest.mark.parametrize("text", ["2—3", "12,34", "第5", "5—", "——5——"])
def test_what_is_no_number_stays_words(text: str) -> None:
    assert figure_of(text, Unit.TEN_THOUSAND_YUAN) is None
