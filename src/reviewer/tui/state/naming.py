"""What a place is called on the screen: 表3 2130106 科技转化与推广服务 / 合计, with page or line."""

from __future__ import annotations

import re

from reviewer.forms.bound import BoundTable
from reviewer.model.document import Source
from reviewer.model.figure import parse_number
from reviewer.overlay.refs import parse_ref, text_at
from reviewer.rules.places import anchor_of
from reviewer.session.session import Session
from reviewer.tui.look import Look
from reviewer.tui.state.places import Place, PlaceKind, Places

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"^\s*\d{4}\s*年(?:度)?")


def place_name(place: Place, look: Look) -> str:
    """表3, 说明3 or 绩效2."""
    number = place.number
    if place.kind is PlaceKind.TABLE and place.table is not None:
        printed = _NUMBER.search(place.table.label)
        number = int(printed[0]) if printed and int(printed[0]) < 1000 else number
    return look.say(f"place.{place.kind.value}", number=number)


def place_words(place: Place, bound: BoundTable | None, look: Look) -> str:
    """What a place is called in short: the name of its form where it is known, else its title without the year."""
    if bound is not None and bound.form:
        return look.words(bound.names)
    return look.clean(_YEAR.sub("", place.title))


def short_cell(row: str, column: str) -> str:
    """2130106/合计: of a row with a code the code, of a header path its last words."""
    code = row.split(" ", maxsplit=1)[0]
    parts = (code if code.isdigit() else row, column.rsplit(" ", maxsplit=1)[-1])
    return "/".join(part for part in parts if part)


class Naming:
    """Names and sources of references; anchors are looked up once."""

    def __init__(self, model: Session, places: Places) -> None:
        self._model = model
        self._places = places
        self._labels: dict[str, str] | None = None
        self._anchors: dict[str, tuple[str, str, Source]] = {}

    def block(self, ref: str, look: Look) -> str:
        """表3, 说明3, 绩效2, p7 or "" for a place of no known block."""
        index = self._places.index_of(ref)
        return place_name(self._places.all[index], look) if index is not None else look.clean(ref)

    def row_column(self, ref: str) -> tuple[str, str]:
        """Row and column words of a cell, or the sentence of a number in the prose and ""."""
        row, column, _source = self._anchor(ref)
        return row, column

    def source(self, ref: str) -> Source:
        """Where the reference is printed."""
        return self._anchor(ref)[2]

    def long(self, ref: str, look: Look) -> str:
        """Block, row and column."""
        row, column = self.row_column(ref)
        return " ".join(
            part for part in (self.block(ref, look), look.clean(" / ".join(p for p in (row, column) if p))) if part
        )

    def short(self, ref: str, look: Look, block: str = "") -> str:
        """2130106/合计; the block before it where it is not `block`."""
        row, column = self.row_column(ref)
        if not column and parse_number(row) is not None:  # a number of the prose that is stated for nothing named
            row = ""
        words = look.clean(short_cell(row, column))
        return words if ref.split("/", maxsplit=1)[0] == block and words else f"{self.block(ref, look)} {words}".strip()

    def text(self, ref: str) -> str:
        """The text of a place in the reading layer."""
        return self._model.read_text(ref) or ""

    def _label(self, ref: str) -> str:
        """The words a number of the prose is stated for, "" elsewhere."""
        if self._labels is None:
            self._labels = {number.ref: number.label for number in self._model.analysis.material.ledger.numbers}
        return self._labels.get(ref, "")

    def _anchor(self, ref: str) -> tuple[str, str, Source]:
        known = self._anchors.get(ref)
        if known is None:
            anchor = anchor_of(ref, self._model.analysis.material)
            parts = parse_ref(ref)
            row = (
                anchor.row or self._label(ref) or ("" if parts is None or parts.row >= 0 else _words(self._model, ref))
            )
            known = self._anchors[ref] = (row, anchor.column, anchor.source)
        return known


def _words(model: Session, ref: str) -> str:
    return (text_at(model.analysis.document, ref) or "")[:40]
