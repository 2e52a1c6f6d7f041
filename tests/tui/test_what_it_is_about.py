"""A note or a fault of one's own can be about the cell, the sentence, the table, the page or the document."""

from __future__ import annotations

import pytest

from tests.tui import sample
from tests.tui.driving import desk


@pytest.mark.parametrize(
    ("downs", "at"),
    [(0, "t02/r7/c3"), (1, "t02"), (2, "p7"), (3, "document")],
    ids=["cell", "table", "page", "document"],
)
async def test_a_fault_is_raised_on_the_cell_or_on_what_it_is_a_part_of(downs: int, at: str) -> None:
    async with desk(sample.session()) as run:
        await run.reach("]", "A")
        await run.press(*["down"] * downs, "tab", *"odd", "enter", "enter")
        raised = run.model.overlay.raised[0]
        assert (raised.at, raised.text, raised.severity) == (at, "odd", "warning")
        assert any("odd" in item.finding.message.text() for item in run.screen.desk.items)


async def test_a_number_of_the_prose_offers_its_sentence() -> None:
    async with desk(sample.session()) as run:
        await run.reach("]", "]", "]", "m")
        bar = run.screen.editing.bar
        assert [target.split("/")[0] for target in bar.targets] == ["b0003", "b0003", "b0003", "p14", "document"]
        number, sentence = bar.targets[0], bar.targets[1]
        assert int(sentence.split("/")[1].split("-")[0]) <= int(number.split("/")[1].split("-")[0])
        await run.press("tab", *"why", "enter")
        assert run.model.overlay.notes[0].at == sentence
