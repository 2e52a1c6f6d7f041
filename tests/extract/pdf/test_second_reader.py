"""Two readers vote, arithmetic decides: pages of tables whose sums do not close are read again by pdfplumber."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.extract.pdf import paper

from reviewer.extract.assemble import assemble
from reviewer.extract.options import ReadOptions
from reviewer.extract.raw import RawFile, RawGrid, RawItem
from reviewer.extract.read import read_with_second
from reviewer.extract.second import SecondReader
from reviewer.forms.catalogue import load
from reviewer.laws.readings import choose_readings
from reviewer.model.document import Alternative, Document, InputKind, Row


@pytest.fixture
def read_well(tmp_path: Path) -> tuple[Document, SecondReader]:
    document, second = read_with_second(paper.drawn(tmp_path / "a.pdf", paper.full_grid))
    assert second is not None
    return document, second


def shuffled(row: Row) -> Row:
    """The row as a poor reader sees it: 基本支出 and 项目支出 in each other's column."""
    return (*row[:3], row[4], row[3])


def read_badly(second: SecondReader) -> tuple[Document, SecondReader]:
    """The same file with a first reader that mixed up two columns below the total."""

    def damaged(item: RawItem) -> RawItem:
        if not isinstance(item, RawGrid):
            return item
        return replace(item, rows=(*item.rows[:3], *(shuffled(row) for row in item.rows[3:])))

    pages = tuple(replace(page, items=tuple(map(damaged, page.items))) for page in second.raw.pages)
    raw = RawFile(pages, metadata=second.raw.metadata, reader=second.raw.reader)
    return assemble(raw, second.path, second.sha256, InputKind.PDF), replace(second, raw=raw)


def body(document: Document) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in document.tables[0].rows]


def never(document: Document, identities: Sequence[str]) -> dict[str, Alternative]:
    raise AssertionError(f"asked for {list(identities)}")


def test_a_table_the_first_reader_mixed_up_is_read_as_the_second_sees_it(
    read_well: tuple[Document, SecondReader],
) -> None:
    document, second = read_badly(read_well[1])
    chosen, _ = choose_readings(document, load(), second)
    assert body(chosen) == [tuple(row) for row in paper.BODY]
    (said,) = [doubt for doubt in chosen.tables[0].doubts if doubt.code == "read-as"]
    assert said.is_repair
    assert "pdfplumber" in said.message.text()
    literal = chosen.tables[0].alternatives[0]
    assert [tuple(cell.text for cell in row) for row in literal.rows] == body(document)


def test_a_table_whose_sums_close_is_never_read_again(read_well: tuple[Document, SecondReader]) -> None:
    document, _ = read_well
    chosen, _ = choose_readings(document, load(), never)
    assert chosen == document


def test_a_fault_that_both_readers_see_stays_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tuple(tuple("3421.15" if text == "3412.15" else text for text in row) for row in paper.BODY)
    monkeypatch.setattr(paper, "BODY", wrong)
    document, second = read_with_second(paper.drawn(tmp_path / "a.pdf", paper.full_grid))
    chosen, _ = choose_readings(document, load(), second)
    assert body(chosen) == body(document)
    assert [doubt.code for doubt in chosen.tables[0].doubts] == ["vote-agrees"]


def test_a_second_reading_that_loses_an_amount_is_no_candidate(read_well: tuple[Document, SecondReader]) -> None:
    document, second = read_well

    def richer(item: RawItem) -> RawItem:
        if not isinstance(item, RawGrid):
            return item
        cells = list(item.rows[-1])
        cells[4] = replace(cells[4], text="77.77")
        return replace(item, rows=(*item.rows[:-1], tuple(cells)))

    pages = tuple(replace(page, items=tuple(map(richer, page.items))) for page in second.raw.pages)
    richest = replace(second, raw=replace(second.raw, pages=pages))
    first = assemble(richest.raw, second.path, second.sha256, InputKind.PDF)
    assert richest(first, [document.tables[0].id]) == {}


def test_only_files_read_by_the_fast_reader_are_read_twice(tmp_path: Path) -> None:
    path = paper.drawn(tmp_path / "a.pdf", paper.full_grid)
    assert read_with_second(path, ReadOptions(reader="fast"))[1] is None
    assert read_with_second(path, ReadOptions(reader="pdfplumber"))[1] is None


def test_a_second_look_is_kept_in_the_cache(read_well: tuple[Document, SecondReader], tmp_path: Path) -> None:
    kept = replace(read_well[1], options=ReadOptions(cache_dir=tmp_path / "cache"))
    document, second = read_badly(kept)
    assert second(document, ["t01"]) == second(document, ["t01"])
    assert len(list((tmp_path / "cache" / "readings").glob("*.z"))) == 1
