"""Every screen as text at the three sizes, in both languages, for both widths of ambiguous characters; live resize."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.tui.fit import cells
from reviewer.tui.settings import DeskSettings
from tests.tui import sample
from tests.tui.driving import Run, desk

GOLDEN = Path(__file__).with_name("golden")
SIZES = ((80, 24), (120, 35), (200, 50))
SCREENS = (
    ("review", ("]",)),
    ("editing", ("]", "c")),
    ("reasons", ("]", "x")),
    ("batch", ("B", "s")),
    ("narrative", ("]", "]", "]")),
    ("performance", ("P", "j", "j")),
    ("linked", ("]", "e", "e", "o")),
    ("overview", ("O",)),
    ("picker", ("t",)),
    ("palette", (":",)),
    ("filter", ("F",)),
    ("help", ("?",)),
    ("history", ("a", "H")),
    ("settings", ("S",)),
    ("conflicts", ("C",)),
)


async def shown(run: Run, keys: tuple[str, ...]) -> list[str]:
    """A fresh desk, keys pressed, the screen as text."""
    settings = run.app.settings
    await run.renew(sample.session())
    run.app.change(replace(settings, complaints=()))
    run.app.theme = "dark"
    await run.reach(*keys)
    await run.pilot.pause()
    return run.whole()


def compare(name: str, text: str) -> None:
    """Against the file; `REVIEWER_GOLDEN=write` writes it anew."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("REVIEWER_GOLDEN") == "write":
        path.write_text(text + "\n", "utf-8")
    assert text + "\n" == path.read_text("utf-8"), f"{path.name} differs; REVIEWER_GOLDEN=write accepts"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_every_screen_looks_as_it_did_and_fits(size: tuple[int, int], language: str) -> None:
    settings = DeskSettings(language=language, author="李某")
    async with desk(sample.session(), size, settings=settings) as run:
        for name, keys in SCREENS:
            run.app.settings = settings
            lines = await shown(run, keys)
            assert all(cells(line) <= size[0] for line in lines), name
            assert len(lines) == size[1], name
            compare(f"{name}-{size[0]}x{size[1]}-{language}", "\n".join(lines))


async def test_every_screen_fits_where_ambiguous_characters_take_two_cells() -> None:
    settings = DeskSettings(ambiguous=2, glyphs="dots", author="李某")
    async with desk(sample.session(), (80, 24), settings=settings) as run:
        for name, keys in SCREENS:
            run.app.settings = settings
            lines = await shown(run, keys)
            assert all(_two_wide(line) <= 80 for line in lines), name


async def test_the_evidence_and_the_decision_stand_beside_the_number_at_every_size() -> None:
    for size in SIZES:
        async with desk(sample.session(), size) as run:
            text = "\n".join(await shown(run, ("]",)))
            for wanted in (
                "2130106",
                "321.60]",
                "3421.15",
                "9.00",
                "312.60",
                "修复 3 破坏 0",
                "[a]披露有误",
                "证据 1/3",
            ):
                assert wanted in text, (size, wanted)


async def test_a_resize_keeps_place_and_finding() -> None:
    async with desk(sample.session(), (80, 24)) as run:
        await run.reach("]")
        for width, height in ((200, 50), (120, 35), (70, 20), (50, 12), (80, 24)):
            await run.pilot.resize_terminal(width, height)
            await run.pilot.pause(0.3)
            lines = run.whole()
            assert len(lines) == height
            assert all(cells(line) <= width for line in lines), (width, height)
            assert "T01" in "\n".join(lines), (width, height)
        assert run.ref == "t02/r7/c3"


def _two_wide(line: str) -> int:
    """Width on a terminal that gives ambiguous characters two cells."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(char) == "A" else cells(char) for char in line)
