"""Glyphs of states, findings and roles: a state reads without colour, and colour only repeats it (UX 3)."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from reviewer.model.equation import Role
from reviewer.model.finding import Category, CellState, Finding, Severity
from reviewer.tui.ink import Ink
from reviewer.words import Language


class GlyphSet(StrEnum):
    """`dots` only where the terminal draws ambiguous characters in one cell."""

    ASCII = "ascii"
    DOTS = "dots"


class Mark(StrEnum):
    """What is shown about a number, first that holds (UX 3.1)."""

    CORRECTED = "corrected"
    REREAD = "reread"
    CONTRADICTED = "contradicted"
    DOUBTFUL = "doubtful"
    PROVED = "proved"
    DERIVED = "derived"
    UNCHECKED = "unchecked"
    NONE = "none"


GLYPHS = MappingProxyType({
    GlyphSet.ASCII: MappingProxyType({
        Mark.CORRECTED: "c", Mark.REREAD: "r", Mark.CONTRADICTED: "!", Mark.DOUBTFUL: "~", Mark.PROVED: "'",
        Mark.DERIVED: '"', Mark.UNCHECKED: "?", Mark.NONE: " ",
    }),
    GlyphSet.DOTS: MappingProxyType({
        Mark.CORRECTED: "c", Mark.REREAD: "r", Mark.CONTRADICTED: "●", Mark.DOUBTFUL: "◐", Mark.PROVED: "·",
        Mark.DERIVED: "∘", Mark.UNCHECKED: "○", Mark.NONE: " ",
    }),
})  # fmt: skip

INKS = MappingProxyType({
    Mark.CORRECTED: Ink.CORRECTED, Mark.REREAD: Ink.REREAD, Mark.CONTRADICTED: Ink.CONTRADICTED,
    Mark.DOUBTFUL: Ink.DOUBTFUL, Mark.PROVED: Ink.PROVED, Mark.DERIVED: Ink.DERIVED,
    Mark.UNCHECKED: Ink.UNCHECKED, Mark.NONE: Ink.TEXT,
})  # fmt: skip

_OF_STATE = MappingProxyType({
    CellState.PROVED: Mark.PROVED, CellState.CONTRADICTED: Mark.CONTRADICTED, CellState.UNCHECKED: Mark.UNCHECKED,
    CellState.DOUBTFUL: Mark.DOUBTFUL, CellState.DERIVED: Mark.DERIVED, CellState.CONSTANT: Mark.NONE,
})  # fmt: skip

_SEVERITY = MappingProxyType({
    Severity.ERROR: ("错", "E"), Severity.WARNING: ("警", "W"),
    Severity.QUESTION: ("问", "Q"), Severity.ADVICE: ("提", "A"),
})  # fmt: skip

SEVERITY_INKS = MappingProxyType({
    Severity.ERROR: Ink.ERROR, Severity.WARNING: Ink.WARNING,
    Severity.QUESTION: Ink.QUESTION, Severity.ADVICE: Ink.ADVICE,
})  # fmt: skip

STATUS_INKS = MappingProxyType({
    "!": Ink.CONTRADICTED, "a": Ink.ERROR, "c": Ink.CORRECTED, "r": Ink.REREAD, "x": Ink.MUTED, "s": Ink.MUTED,
    "*": Ink.WARNING,
})  # fmt: skip


def mark_of(state: CellState | None) -> Mark:
    """The mark of a coverage state; none where nothing is known."""
    return Mark.NONE if state is None else _OF_STATE[state]


def severity_glyph(finding: Finding, language: Language) -> str:
    """错 警 问 提, or 读 for a matter of the reading; E W Q A R in English."""
    if finding.category is Category.EXTRACTION:
        return "读" if language is Language.CHINESE else "R"
    return _SEVERITY[finding.severity][0 if language is Language.CHINESE else 1]


def role_glyph(role: Role, *, is_subtracted: bool = False) -> str:
    """The part a cell plays in the selected proof (UX 3.3)."""
    if role is Role.ADDEND:
        return "-" if is_subtracted else "+"
    return {Role.TOTAL: "=", Role.STATED: "=", Role.BASE: "/", Role.SAME: "&"}[role]
