"""Titles the contents name are headings in the body, whatever the body prints before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.extract.paragraphs import read_lines
from reviewer.extract.raw import RawLine
from reviewer.extract.read import read
from reviewer.model.document import Heading, Source

LEVELS = {"部门预算编制说明": 2, "部门主要职能": 2}


def headings(text: str, *, is_centred: bool) -> list[tuple[str, int]]:
    lines = [RawLine(text, Source(page=6), size=18.0, is_centred=is_centred, width_used=0.4)]
    return [(block.text, block.level) for block in read_lines(lines, 1, LEVELS) if isinstance(block, Heading)]


@pytest.mark.parametrize("text", ["部门预算编制说明", "2030年部门预算编制说明", "2030年度部门预算编制说明"])
def test_the_year_before_a_title_does_not_hide_it(text: str) -> None:
    assert headings(text, is_centred=False) == [(text, 2)]


def test_the_name_of_the_body_before_a_centred_title_does_not_hide_it() -> None:
    text = "澜州市晏河区听涛街道办事处（部门）主要职能"
    assert headings(text, is_centred=True) == [(text, 2)]
    assert headings(text, is_centred=False) == []


@pytest.mark.parametrize("text", ["详见部门预算编制说明。", "现公布如下，部门预算编制说明", "下列事项：部门主要职能"])
def test_a_sentence_that_ends_in_a_title_is_no_heading(text: str) -> None:
    assert headings(text, is_centred=True) == []


def test_a_section_is_named_by_its_own_title_not_by_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "budget.txt"
    path.write_text(
        "目录\n一、名词解释.....3\n二、部门预算编制说明.....4\n\n名词解释\n\n财政拨款收入：指从财政取得的资金。\n\n"
        "2030年部门预算编制说明\n\n收入预算500.00万元。\n",
        encoding="utf-8",
    )
    found = [(block.text, block.level) for block in read(path).blocks if isinstance(block, Heading)]
    assert found == [("名词解释", 2), ("2030年部门预算编制说明", 2)]
