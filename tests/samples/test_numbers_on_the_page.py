"""Every number of the prose is found again on its page: what is highlighted is the number and nothing beside it."""

from __future__ import annotations

import pypdfium2
import pytest

from reviewer.extract.pdf.pinpoint import Spot, pinpoint, spot_of
from reviewer.model.document import BBox, Heading, Paragraph, Source
from reviewer.overlay.refs import parse_ref
from tests.samples.conftest import Checked

INSIDE = 0.3
"""Points from the edge of a box: a neighbour that only touches it is not in it."""


def spots(sample: Checked) -> list[tuple[int, Spot]]:
    document = sample.analysis.document
    found = []
    for number in sample.analysis.material.ledger.numbers:
        ref = parse_ref(number.ref)
        block = document.block(ref.block) if ref is not None else None
        if ref is None or ref.start < 0 or not isinstance(block, Paragraph | Heading):
            continue
        spot = spot_of(block, ref.start, ref.end)
        source = block.source_at(ref.start) if isinstance(block, Paragraph) else block.source
        if spot is not None and source.page is not None:
            found.append((source.page, spot))
    return found


def printed_in(page: pypdfium2.PdfPage, box: BBox) -> str:
    top, text = page.get_height(), page.get_textpage()
    words = text.get_text_bounded(box.x0 + INSIDE, top - box.y1, box.x1 - INSIDE, top - box.y0)
    return "".join(words.split())


def test_every_number_of_the_prose_has_a_box_that_holds_it_alone(sample: Checked) -> None:
    if sample.in_text:
        assert spots(sample) == []  # a text has lines, no boxes
        return
    with pypdfium2.PdfDocument(sample.path) as pages:
        for number, spot in spots(sample):
            box = pinpoint(pages[number - 1], spot)
            assert box is not None
            assert printed_in(pages[number - 1], box) == "".join(spot.text.split())


@pytest.mark.parametrize(("before", "text"), [("", "8.00"), ("12.00万元比12.00万元、", "12.00")])
def test_what_does_not_stand_on_the_line_has_no_box(before: str, text: str) -> None:
    assert pinpoint(_Page("12.00万元比12.00万元"), Spot(BBox(0, 0, 100, 10), before, text)) is None


def test_the_second_of_two_equal_numbers_on_a_line_is_the_second() -> None:
    line = BBox(0, 0, 100, 10)
    block = Paragraph("b0001", "12.00万元比12.00万元", Source(page=1, bbox=line))
    spot = spot_of(block, 8, 13)
    assert spot == Spot(line, "12.00万元比", "12.00")
    box = pinpoint(_Page("12.00万元比12.00万元"), spot)
    assert box is not None
    assert (box.x0, box.x1) == (8, 13)


class _Page:
    """A page with one line, every character one point wide."""

    def __init__(self, text: str) -> None:
        self._text = text

    def get_height(self) -> float:
        return 10.0

    def get_textpage(self) -> _Page:
        return self

    def count_chars(self) -> int:
        return len(self._text)

    def get_charbox(self, index: int, *, loose: bool) -> tuple[float, float, float, float]:
        assert loose
        return index, 0.0, index + 1, 10.0

    def get_text_range(self, index: int, count: int) -> str:
        return self._text[index : index + count]

    def close(self) -> None:
        return
