"""Directories of services are one light table whatever their layout, and cost no other step anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.extract.assemble import assemble
from reviewer.extract.raw import RawFile, RawItem, RawLine, RawPage
from reviewer.extract.text_reader import read_text
from reviewer.model.document import BBox, Document, InputKind, Page, Source, TableKind

CODES = [f"A{first:02d}{second:02d}" for first in range(1, 5) for second in range(1, 6)]


def from_text(text: str) -> Document:
    return assemble(read_text(text.encode(), "list.md"), Path("list.md"), "", InputKind.TEXT)


def pages(lines: list[list[str]]) -> Document:
    raw = []
    for number, texts in enumerate(lines, start=1):
        items: list[RawItem] = [
            RawLine(text, Source(page=number, bbox=BBox(60, 100 + 14 * place, 400, 112 + 14 * place)), size=10)
            for place, text in enumerate(texts)
        ]
        raw.append(RawPage(Page(number, 595, 842), tuple(items)))
    return assemble(RawFile(tuple(raw)), Path("list.pdf"), "", InputKind.PDF)


@pytest.mark.parametrize(
    "head",
    ["代码\t一级目录\t二级目录", "编码\t名称\t说明", "目录编码\t服务项目\t服务内容"],
)
def test_a_directory_is_known_by_its_words_or_its_codes_and_keeps_its_title(head: str) -> None:
    piece = "\n".join([head, *(f"{code}\t某类服务\t" for code in CODES)])
    document = from_text(f"示例县政府购买服务指导性目录（2030年版）\n\n{piece}\n\n{piece}\n")
    (table,) = document.tables
    assert (table.kind, table.title) == (TableKind.DIRECTORY, "示例县政府购买服务指导性目录（2030年版）")
    assert len(table.rows) == 2 * len(CODES)


def test_a_table_of_purchases_with_amounts_is_no_directory() -> None:
    rows = "\n".join(f"A{number:02d}\t某类服务\t{number}.00" for number in range(1, 4))
    (table,) = from_text(f"政府购买服务预算表\n\n单位：万元\n\n目录编码\t服务项目\t预算金额\n{rows}\n").tables
    assert table.kind is not TableKind.DIRECTORY or not table.header


def test_a_directory_printed_without_rules_is_one_light_table_over_its_pages() -> None:
    listed = [f"{code} 某类服务" for code in CODES]
    apart = [text for code in CODES for text in (code, "某类服务")]
    for lines in (listed, apart):
        head = ["代码", "一级目录", "二级目录", "三级目录"]
        document = pages(
            [
                ["示例县政府购买服务指导性目录", *head, *lines[: len(lines) // 2]],
                [*head, *lines[len(lines) // 2 :], "第四部分 名词解释"],
            ]
        )
        (table,) = document.tables
        assert (table.kind, table.pages) == (TableKind.DIRECTORY, (1, 2))
        coded = [row for row in table.rows if row[0].text in CODES]
        assert [row[0].text for row in coded] == CODES
        assert {row[1].text for row in coded} == {"某类服务"}
        assert document.blocks[-1].id != table.id


def test_a_few_coded_lines_in_prose_stay_prose() -> None:
    assert not pages([[f"{code} 某类服务" for code in CODES[:5]]]).tables
