"""`python -m bench.screens`: pictures of the screens for the documentation, made from a sample document.

Owns which screens are shown (`SHOTS`) and drawing what a terminal would show as SVG. Every run of characters of one
width stands at its own cell, so Chinese and figures keep their columns in whatever font a viewer has; nothing is loaded
from elsewhere. The clock stands still, so the files change only where the screens do.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from html import escape
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.segment import Segment
from textual.pilot import Pilot
from textual.strip import Strip

from reviewer.extract.read import read
from reviewer.session.analysis import Analysis, analyse
from reviewer.session.session import Session
from reviewer.tui.app import DeskApp
from reviewer.tui.settings import DeskSettings

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_docs" / "01-unit-budget.pdf"
FOLDER = ROOT / "docs" / "screens"
START = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=8)))
CELL, LINE, SIZE, WIDE_SIZE, MARGIN = 8.4, 19.0, 14, 15.5, 10
"""Pixels: width and height of a cell, size of narrow and of Chinese characters, paper around the screen."""
FONTS = (
    "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC','Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,"
    "'PingFang SC','Microsoft YaHei',monospace"
)
CLASSES = {"narrow": "", "wide": ' class="w"', "ambiguous": ' class="a" lengthAdjust="spacingAndGlyphs"'}


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture. `keys`: pressed one after the other; `shows`: words that must be on the screen."""

    name: str
    keys: tuple[str, ...]
    shows: tuple[str, ...]
    size: tuple[int, int] = (120, 35)
    language: str = "zh"
    theme: str = "dark"


SHOTS = (
    Shot("review", (), ("披露有误", "证据 1/")),
    Shot("review-en", (), ("Proof 1/", "confirm"), language="en", theme="paper"),
    Shot("review-80x24", (), ("披露有误", "证据 1/"), (80, 24)),
    Shot("review-wide", (), ("证据 1/",), (200, 50), theme="paper"),
    Shot("narrative", ("t", *"N07", "enter"), ("N07", "51.77"), theme="paper"),
    Shot("form", ("t", *"P06", "enter"), ("P06", "资金总额")),
    Shot("overview", ("O",), ("覆盖", "未能核对"), (120, 52), theme="paper"),
    Shot("picker", ("t",), ("表1",)),
    Shot("help", ("question_mark",), ("帮助",), (120, 45)),
    Shot("export", ("X",), ("xlsx",), theme="paper"),
    Shot("settings", ("S",), ("主题",)),
)


class Clock:
    """Goes on by one minute each time it is asked."""

    def __init__(self) -> None:
        self.next = START

    def __call__(self) -> datetime:
        """The time."""
        told, self.next = self.next, self.next + timedelta(minutes=1)
        return told


async def shot_of(shot: Shot, analysis: Analysis) -> str:
    """The picture of one screen; raises `AssertionError` where it does not show what it should."""
    settings = DeskSettings(language=shot.language, theme=shot.theme, author="李明")
    session = Session.from_analysis(analysis, author="李明", clock=Clock())
    app = DeskApp(session, settings=settings, clock=Clock())
    async with app.run_test(size=shot.size) as pilot:
        await _settled(pilot)
        for key in shot.keys:
            await pilot.press(key)
            await _settled(pilot)
        strips = app.screen._compositor.render_strips()
        text = "\n".join(strip.text for strip in strips)
        missing = [words for words in shot.shows if words not in text]
        assert not missing, f"{shot.name}: {missing}\n{text}"
        theme = app.current_theme
        return svg(strips, shot.size, paper=theme.background or "#000000", ink=theme.foreground or "#ffffff")


async def _settled(pilot: Pilot[int]) -> None:
    """Everything painted, what works on a thread included."""
    for _turn in range(2):  # painting may ask for a picture, which is painted in its turn
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def svg(strips: Sequence[Strip], size: tuple[int, int], *, paper: str, ink: str) -> str:
    """A screen as SVG."""
    width, height = size[0] * CELL + 2 * MARGIN, size[1] * LINE + 2 * MARGIN
    papers: list[str] = []
    texts: list[str] = []
    for row, strip in enumerate(strips):
        x, y = 0, MARGIN + row * LINE
        for segment in strip:
            style = segment.style
            cells = cell_len(segment.text)
            fore, back = _colours(segment, ink, paper)
            if back.lower() != paper.lower():
                left = MARGIN + x * CELL
                papers.append(
                    f'<rect x="{left:g}" y="{y:g}" width="{cells * CELL:g}" height="{LINE:g}" fill="{back}"/>'
                )
            weight = ' font-weight="bold"' if style is not None and style.bold else ""
            for at, text, kind in runs(segment.text):
                left = MARGIN + (x + at) * CELL
                texts.append(
                    f'<text x="{left:g}" y="{y + 0.75 * LINE:g}" textLength="{cell_len(text) * CELL:g}" '
                    f'fill="{fore}"{weight}{CLASSES[kind]}>{escape(text)}</text>'
                )
            x += cells
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}"><style>text{{font-family:{FONTS};font-size:{SIZE}px;white-space:pre}}'
        f".w{{font-size:{WIDE_SIZE}px}}.a{{font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace}}</style>"
    )
    frame = f'<rect width="{width:g}" height="{height:g}" rx="6" fill="{paper}" stroke="#80808080"/>'
    return "\n".join([head, frame, *papers, *texts, "</svg>", ""])


def runs(text: str) -> Iterator[tuple[int, str, str]]:
    """Stretches of characters of one kind, without the blanks between them: cell, text, kind (`kind_of`)."""
    at = 0
    for kind, group in groupby(text, key=kind_of):
        run = "".join(group)
        if kind == "ambiguous":  # each squeezed into its own cell, whatever the font thinks of it
            yield from ((at + place, char, kind) for place, char in enumerate(run))
        elif kind != "blank":
            yield at, run, kind
        at += cell_len(run)


def kind_of(char: str) -> str:
    """blank, narrow, wide, or ambiguous: one cell here, but two in Chinese fonts."""
    if char == " ":
        return "blank"
    if cell_len(char) == 2:
        return "wide"
    return "ambiguous" if unicodedata.east_asian_width(char) == "A" else "narrow"


def _colours(segment: Segment, ink: str, paper: str) -> tuple[str, str]:
    style = segment.style
    fore = style.color.get_truecolor().hex if style is not None and style.color is not None else ink
    back = style.bgcolor.get_truecolor().hex if style is not None and style.bgcolor is not None else paper
    return (back, fore) if style is not None and style.reverse else (fore, back)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.screens", description="pictures of the screens for docs/")
    parser.add_argument("names", nargs="*", help="only these")
    names = parser.parse_args().names
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.chdir(SAMPLE.parent)  # the paths on the screen are short ones
    analysis = analyse(read(Path(SAMPLE.name)))
    for shot in SHOTS:
        if not names or shot.name in names:
            (FOLDER / f"{shot.name}.svg").write_text(asyncio.run(shot_of(shot, analysis)), "utf-8")
            print(shot.name)


if __name__ == "__main__":
    main()
