"""What every reader hands to `extract.assemble`: lines and grids in reading order, page by page, nothing interpreted.

A reader (PDF, text, Word, Excel) knows characters, rules and cells; `assemble` knows documents: it finds the cover, the
contents, headings, captions, units, notes, joins tables and paragraphs across pages, and drops running heads.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reviewer.model.document import Doubt, Page, Row, Source


@dataclass(frozen=True, slots=True)
class RawLine:
    """One printed line outside tables. `size`: font size in points, 0 unknown. `heading_level`: from markup, 0 none.

    `ends_paragraph`: the reader knows that the paragraph ends here (blank line, Word paragraph); None where unknown.
    `indent`: distance of the first character from the text margin, in points (0 for text input).
    """

    text: str
    source: Source
    size: float = 0.0
    bold: bool = False
    heading_level: int = 0
    ends_paragraph: bool | None = None
    indent: float = 0.0
    is_centred: bool = False
    width_used: float = 0.0
    """Share of the text width the line fills (0–1); 0 unknown. A full line continues on the next one."""


@dataclass(frozen=True, slots=True)
class RawGrid:
    """One grid on one page: all rows, header not yet told from body. Every row has the same number of cells.

    `touches_top` / `touches_bottom`: nothing but running heads stands above / below it on its page, so it may be the
    continuation of, or be continued by, the grid on the neighbouring page. `column_edges` in PDF points (n + 1 values),
    empty for text input. `ragged`: the rows had different lengths before padding (text input), the original lengths.
    """

    rows: tuple[Row, ...]
    source: Source
    touches_top: bool = False
    touches_bottom: bool = False
    column_edges: tuple[float, ...] = ()
    ragged: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    shaded_rows: tuple[int, ...] = ()
    """Rows whose cells are shaded (a header drawn only by shading), 0-based."""


RawItem = RawLine | RawGrid


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as a reader saw it; text input has pages only where it marks them (blank-line pairs do not count)."""

    page: Page
    items: tuple[RawItem, ...]
    watermark: tuple[RawLine, ...] = ()
    """Text set at an angle, or behind the content, kept apart."""
    doubts: tuple[Doubt, ...] = field(default=())


@dataclass(frozen=True)
class RawFile:
    """A whole file as a reader saw it. `outline`: level, title, page. `metadata`: name and value as stored."""

    pages: tuple[RawPage, ...]
    outline: tuple[tuple[int, str, int | None], ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reader: str = ""
