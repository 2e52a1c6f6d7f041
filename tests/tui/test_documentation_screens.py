"""The pictures of the screens in docs/: all there, each shows what it is for, nothing is loaded, no path."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bench.screens import FOLDER, SHOTS, Shot, runs, svg
from rich.segment import Segment
from textual.strip import Strip

SPACE = "{http://www.w3.org/2000/svg}"


def rows(path: Path) -> list[str]:
    """The lines of a picture, without blanks."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for element in ElementTree.parse(path).getroot().iter(f"{SPACE}text"):
        found[element.attrib["y"]].append((float(element.attrib["x"]), element.text or ""))
    return ["".join(text for _x, text in sorted(row)) for row in found.values()]


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_every_picture_is_there_and_shows_what_it_is_for(shot: Shot) -> None:
    lines = rows(FOLDER / f"{shot.name}.svg")
    for words in shot.shows:
        assert any(words.replace(" ", "") in line for line in lines), words


def test_no_picture_loads_anything_or_names_a_folder_of_a_machine() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == {shot.name for shot in SHOTS}
    for path in FOLDER.glob("*.svg"):
        text = path.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?://|url\(|/(?:home|root|tmp|work|Users)/", text), path.name


def test_characters_of_one_width_stand_together_at_their_own_cell() -> None:
    assert list(runs(" 表3 “三公”12.50")) == [
        (1, "表", "wide"),
        (3, "3", "narrow"),
        (5, "“", "ambiguous"),
        (6, "三公", "wide"),
        (10, "”", "ambiguous"),
        (11, "12.50", "narrow"),
    ]


def test_what_a_document_says_is_escaped() -> None:
    strip = Strip([Segment("<script>&")])
    ElementTree.fromstring(svg([strip], (9, 1), paper="#000000", ink="#ffffff"))
