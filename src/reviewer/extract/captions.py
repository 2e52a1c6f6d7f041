"""What is printed around a table: number label, title, organisation, unit above it; notes under it.

Owns the reading of caption lines, also where they are the first rows of the grid itself (spreadsheets). Called by
assembly with the lines between two tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.extract.raw import RawLine
from reviewer.extract.shapes import SENTENCE_END, bare, close_gaps
from reviewer.model.document import NOWHERE, Row, Source
from reviewer.model.figure import Unit

MAX_LINE = 200
"""Characters; longer lines are sentences."""
MAX_CAPTION_LINES = 8
MAX_CAPTION_ROWS = 6
"""Rows of a grid that may be caption lines: title, label, body, unit and blanks between them."""
MAX_TITLE = 80
"""Characters; the longest titles seen have about 45."""

MAX_PLAIN_TITLE = 40
"""Characters of a title that does not end in 表."""

_UNIT = re.compile(r"(?:金额)?(?:计量)?单\s*位\s*[:：]?\s*(?:人民币)?\s*(亿元|万元|千元|元)(?![\u4e00-\u9fff])")
_UNIT_IN_BRACKETS = re.compile(r"[（(]\s*(?:单位[:：])?\s*(?:人民币)?(亿元|万元|千元|元)\s*[）)]")
_ORGANISATION = re.compile(
    r"(?:单位名称|部门名称|编制单位|编制部门|填报单位|填报部门|公开部门|公开单位|预算单位|部门|单位)"
    r"\s*(?:[（(][^（）()]{0,12}[）)])?\s*[:：]\s*([^:：\t]*?)(?=\s*(?:(?:金额)?单位\s*[:：]|20\d\d\s*年|日期|填报日期|$))"
)
_LABEL = re.compile(
    r"^[（(]?((?:预算|部门|单位|财决|决算|财政|本级)?公开\s*\d{1,2}\s*表|(?:预算|部门|单位|决算|财政)?公开表\s*[-\d]{1,5}"
    r"|(?:部门|单位)?(?:预算|决算|财决|财预|部预|部决|预|决|GK)\s*\d{1,2}(?:[-－]\d{1,2})?\s*表"
    r"|附?表\s*(?:\d{1,2}(?:[-－]\d{1,2})?|[一二三四五六七八九十]{1,3})|附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"|\d{2}[-－]\d\s*表)[）)]?\s*[:：.、]?\s*(.*)$"
)
_YEAR_LINE = re.compile(r"^[（(]?\s*20\d\d\s*年\s*度?\s*[）)]?$")
_TITLE_END = re.compile(
    r"表(?:\s*[（(【\[][^（）()]{1,30}[）)】\]])?(?:\s*[（(]续[表]?[）)])?(?:\s*\d{1,2})?$"
    r"|目录(?:\s*[（(][^（）()]{1,12}[）)])?$"
)
_COLUMN_HEAD = re.compile(r"^[一二三四五]级目录$")
_NOTE = re.compile(r"^\s*(?:注|备注|说明|附注|数据来源)\s*\d?\s*[:：.]|^\s*[（(]?注[）)]?\s*[:：]|^\*?\s*注\d?[:：]")
_PART = re.compile(r"^第\s*[一二三四五六七八九十\d]+\s*(部\s*分|章)")
_MONEY_WORDS = re.compile(r"收支|收入|支出|预算|决算|经费|拨款")
_CONTINUED = re.compile(r"[（(]?\s*续\s*表?\s*\d{0,2}\s*[）)]?$")


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a table; empty strings and None where nothing is printed."""

    title: str = ""
    label: str = ""
    unit: Unit | None = None
    organisation: str = ""
    title_source: Source = NOWHERE
    unit_source: Source = NOWHERE
    organisation_source: Source = NOWHERE

    @property
    def is_empty(self) -> bool:
        """Nothing was printed above the table."""
        return not (self.title or self.label or self.unit or self.organisation)


def split_caption(lines: Sequence[RawLine]) -> tuple[list[RawLine], Caption]:
    """The lines above a table without its caption, and the caption read from the last of them."""
    caption = Caption()
    keep = len(lines)
    for position in range(len(lines) - 1, max(-1, len(lines) - 1 - MAX_CAPTION_LINES), -1):
        read = read_caption_line(lines[position], caption)
        if read is None:
            break
        caption, keep = read, position
    if not caption.title and (caption.unit or caption.label) and keep:
        above = lines[keep - 1]
        if _may_be_title(above):
            return list(lines[: keep - 1]), replace(
                caption, title=close_gaps(above.text.strip()), title_source=above.source
            )
    return list(lines[:keep]), caption


def _may_be_title(line: RawLine) -> bool:
    """A line right above the unit line of a table that names it without the word 表."""
    text = line.text.strip()
    return (
        3 < len(bare(text)) <= MAX_PLAIN_TITLE
        and not re.search(r"[。；，：:]", text)
        and not _PART.match(text)
        and (line.is_centred or line.heading_level > 0 or bool(_MONEY_WORDS.search(text)))
    )


def read_caption_line(line: RawLine, below: Caption) -> Caption | None:
    """`below` with what `line`, standing above it, adds; None where the line belongs to no caption."""
    text = line.text.strip()
    if not text:
        return below
    if len(text) > MAX_LINE:
        return None
    unit = _UNIT.search(text)
    rest = (text[: unit.start()] + " " + text[unit.end() :]).strip() if unit else text
    organisation = _ORGANISATION.search(rest) if len(text) <= MAX_TITLE else None
    if (
        unit
        and len(bare(rest)) <= MAX_TITLE
        and not rest.endswith(("。", "；"))
        and (organisation or len(bare(rest)) <= 20)
    ):
        if below.unit is None:
            below = replace(below, unit=Unit.from_label(unit[1]), unit_source=line.source)
        return _with_organisation(below, organisation, line.source, rest)
    if organisation and organisation.start() == 0 and len(bare(text)) <= 60 and not text.endswith(("。", "；")):
        return _with_organisation(below, organisation, line.source, rest)
    if unit and bare(rest) in {"", "（）", "()"}:
        return replace(below, unit=below.unit or Unit.from_label(unit[1]), unit_source=line.source)
    if below.title and not _YEAR_LINE.match(below.title) and not _LABEL.match(text):
        return None
    if _YEAR_LINE.match(bare(text)):
        return replace(below, title=bare(text)) if not below.title else None
    return _with_title(below, line, text)


def _with_title(below: Caption, line: RawLine, text: str) -> Caption | None:
    if label := _LABEL.match(text):
        rest = label[2].strip()
        if not rest:
            return None if below.label else replace(below, label=bare(label[1]))
        if not below.title and is_title(rest):
            return replace(below, label=below.label or bare(label[1]), title=close_gaps(rest), title_source=line.source)
        return None
    if is_title(text) or (_YEAR_LINE.match(below.title) and is_title(text)):
        return replace(below, title=close_gaps(text) + below.title, title_source=line.source)
    return None


def is_title(text: str) -> bool:
    """Whether a line can be the title of a table: short, ends in 表 or 目录, no sentence."""
    return (
        3 <= len(bare(text)) <= MAX_TITLE
        and bool(_TITLE_END.search(text.strip()))
        and not text.strip().endswith(SENTENCE_END)
        and not _COLUMN_HEAD.match(bare(text))
        and "。" not in text
        and not re.search(r"(见|详见|如下|附)(附件|附表|下表|表)|情况见", text)
    )


def is_note(text: str) -> bool:
    """Whether a line is a note under a table."""
    return bool(_NOTE.match(text))


def is_continued_mark(text: str) -> bool:
    """A line that only says that the table goes on: 续表, （续）."""
    return len(bare(text)) <= 8 and bool(_CONTINUED.search(text.strip()))


def unit_in_header(header: Sequence[Row]) -> tuple[Unit, Source] | None:
    """A unit printed inside a header cell, such as 项目资金（元）."""
    for row in header:
        for cell in row:
            if match := _UNIT_IN_BRACKETS.search(cell.text):
                unit = Unit.from_label(match[1])
                if unit:
                    return unit, cell.source
    return None


def peel_caption_rows(rows: Sequence[Row]) -> tuple[int, Caption]:
    """How many leading rows of a grid are caption lines (title, unit over the whole width), and what they say."""
    lines: list[RawLine] = []
    for row in rows[:MAX_CAPTION_ROWS]:
        texts = [cell for cell in row if cell.text]
        if not texts:
            lines.append(RawLine("", row[0].source if row else NOWHERE))
            continue
        if len(texts) > 3 or (len(texts) > 1 and not all(_is_caption_text(cell.text) for cell in texts)):
            break
        if len(texts) == 1 and not _is_caption_text(texts[0].text):
            break
        lines.append(RawLine("  ".join(cell.text for cell in texts), texts[0].source))
    for count in range(len(lines), 0, -1):
        left, caption = split_caption(lines[:count])
        if not any(line.text for line in left) and not caption.is_empty:
            return count, caption
    return 0, Caption()


def only_caption(rows: Sequence[Row]) -> bool:
    """Whether all rows of a grid are caption lines: the lines above a table, set with tabs."""
    return len(rows) <= MAX_CAPTION_ROWS and peel_caption_rows(rows)[0] == len(rows)


def _is_caption_text(text: str) -> bool:
    stripped = text.strip()
    return bool(
        _UNIT.search(stripped)
        or (_ORGANISATION.match(stripped) and len(stripped) <= 60)
        or _LABEL.match(stripped)
        or _YEAR_LINE.match(bare(stripped))
        or is_title(stripped)
    )


def _with_organisation(below: Caption, match: re.Match[str] | None, source: Source, rest: str) -> Caption:
    if match and match[1].strip() and not below.organisation:
        below = replace(below, organisation=close_gaps(match[1].strip()), organisation_source=source)
    before = rest[: match.start()].strip() if match else rest
    if (label := _LABEL.match(before)) and not label[2] and not below.label:
        below = replace(below, label=bare(label[1]))
    elif not below.title and is_title(before):
        below = replace(below, title=close_gaps(before), title_source=source)
    return below
