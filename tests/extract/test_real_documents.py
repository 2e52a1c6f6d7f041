"""Real documents, where they are at hand: every table of the two texts and of the PDFs set from them is as expected.

The files are not part of the repository; `REVIEWER_REAL_DOCS` names their folder.
"""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest

from reviewer.extract.read import read
from reviewer.model.document import Row, Table, TableKind

FOLDER = Path(os.environ.get("REVIEWER_REAL_DOCS", Path(__file__).parents[3] / "shared" / "docs"))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real documents are not here")

Texts = list[list[str]]
TEXTS = {"000.txt": "000-wordprocessor", "001.txt": "001-browser"}
PRINTED_SHORT = {("000.txt", 2), ("000.txt", 4)}
"""Tables (1-based) in which a column was lost when the text was made: right in one of the other readings."""


def norm(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split()).replace("—", "-")


def texts(rows: tuple[Row, ...]) -> Texts:
    return [[norm(cell.text) for cell in row] for row in rows]


def expected(name: str) -> list[tuple[Texts, Texts]]:
    tables = json.loads((FOLDER / "expected" / f"{name}.json").read_text("utf-8"))["tables"]

    def part(table: dict[str, list[list[str | None]]], name: str) -> Texts:
        return [[norm(text) for text in row] for row in table[name]]

    return [(part(table, "header_rows"), part(table, "body_rows")) for table in tables if table["kind"] == "budget"]


def grids(name: str) -> list[Table]:
    return [table for table in read(FOLDER / name).tables if table.kind is TableKind.GRID]


@pytest.mark.parametrize("name", TEXTS)
def test_every_cell_of_the_tables_of_a_text_is_right(name: str) -> None:
    for number, (table, (header, body)) in enumerate(zip(grids(name), expected(TEXTS[name]), strict=True), 1):
        readings = [(texts(table.header), texts(table.rows))]
        readings += [(texts(other.header), texts(other.rows)) for other in table.alternatives]
        assert (header, body) in readings, f"table {number}"
        if (name, number) not in PRINTED_SHORT:
            assert readings[0] == (header, body), f"table {number}"


@pytest.mark.parametrize("name", ["000-wordprocessor", "001-browser"])
def test_every_cell_of_the_tables_of_a_pdf_is_right(name: str) -> None:
    found = [(texts(table.header), texts(table.rows)) for table in grids(f"{name}.pdf")]
    assert found == expected(name)


@pytest.mark.parametrize(("name", "forms"), [("000.txt", 10), ("001.txt", 11)])
def test_forms_and_directory_are_told_from_tables(name: str, forms: int) -> None:
    kinds = [table.kind for table in read(FOLDER / name).tables]
    assert kinds.count(TableKind.PERFORMANCE) == forms
    assert kinds.count(TableKind.GRID) == 13
    assert kinds[-1] is TableKind.DIRECTORY
