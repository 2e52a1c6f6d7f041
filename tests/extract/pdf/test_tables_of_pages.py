"""However a table is drawn, every amount ends in its row and its column."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from tests.extract.pdf import paper

from reviewer.extract.read import read
from reviewer.model.document import Table

BORDERS = [
    paper.full_grid,
    paper.hairlines,
    paper.double_lines,
    paper.open_sides,
    paper.header_box,
    paper.outer_box,
    paper.stripes,
    paper.three_rules,
    paper.nothing,
]


def only_table(path: Path) -> Table:
    tables = read(path).tables
    assert len(tables) == 1
    return tables[0]


def amounts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


@pytest.mark.parametrize("border", BORDERS, ids=lambda border: border.__name__)
def test_every_way_of_ruling_gives_the_same_body(border: paper.Border, tmp_path: Path) -> None:
    table = only_table(paper.drawn(tmp_path / "a.pdf", border))
    assert amounts(table) == [tuple(row) for row in paper.BODY]
    assert [path[-1] for path in table.header_paths] == ["编码", "名称", "合计", "基本支出", "项目支出"]


@pytest.mark.parametrize("border", [paper.full_grid, paper.hairlines, paper.stripes], ids=lambda b: b.__name__)
def test_a_merged_head_cell_reaches_over_its_columns(border: paper.Border, tmp_path: Path) -> None:
    paths = only_table(paper.drawn(tmp_path / "a.pdf", border)).header_paths
    assert [path[0] for path in paths[2:]] == ["预算数"] * 3


def test_caption_unit_and_body_name_are_found_around_the_table(tmp_path: Path) -> None:
    table = only_table(paper.drawn(tmp_path / "a.pdf", paper.full_grid))
    assert (table.title, table.organisation, table.unit and table.unit.label) == (
        "2030年预算支出总表",
        "示例县示例局",
        "万元",
    )


def test_a_cell_knows_its_page_and_its_rectangle(tmp_path: Path) -> None:
    source = only_table(paper.drawn(tmp_path / "a.pdf", paper.full_grid)).cell(0, 2).source
    assert source.page == 1
    assert source.bbox is not None
    assert (round(source.bbox.x0), round(source.bbox.x1)) == (260, 340)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_reads_like_an_upright_one(turned: int, tmp_path: Path) -> None:
    table = only_table(paper.drawn(tmp_path / "a.pdf", paper.full_grid, turned=turned))
    assert amounts(table) == [tuple(row) for row in paper.BODY]


def test_a_page_shown_sideways_is_turned_to_be_read(tmp_path: Path) -> None:
    path = paper.drawn(tmp_path / "a.pdf", paper.full_grid)
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.pages[0].rotate(90)
    with path.open("wb") as stream:
        writer.write(stream)
    document = read(path)
    assert amounts(document.tables[0]) == [tuple(row) for row in paper.BODY]
    assert document.pages[0].turn == 3


def test_a_slanted_watermark_stays_out_of_the_cells_and_is_kept_apart(tmp_path: Path) -> None:
    document = read(paper.drawn(tmp_path / "a.pdf", paper.full_grid, watermark="仅供内部审核使用"))
    assert amounts(document.tables[0]) == [tuple(row) for row in paper.BODY]
    assert [mark.text for mark in document.watermarks] == ["仅供内部审核使用"]


def test_a_text_layer_printed_twice_is_read_once(tmp_path: Path) -> None:
    table = only_table(paper.drawn(tmp_path / "a.pdf", paper.full_grid, copies=2))
    assert amounts(table) == [tuple(row) for row in paper.BODY]


def test_an_invisible_layer_is_not_read(tmp_path: Path) -> None:
    document = read(paper.drawn(tmp_path / "a.pdf", paper.full_grid, hidden="9999.99"))
    assert all("9999.99" not in cell.text for _, _, cell in document.tables[0].body())
