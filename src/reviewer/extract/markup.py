"""Light Markdown and HTML marks inside a line: headings, bold, line breaks, entities, pipe rows.

Owns marks of one line only. Called by the text reader. Marks are dropped, never interpreted as instructions.
"""

from __future__ import annotations

import html
import re

from reviewer.extract.raw import RawLine
from reviewer.model.document import Source

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s*(.*?)\s*#*\s*$")
_BOLD = re.compile(r"\*\*(?=[^*\s])([^*]+)\*\*|(?<!_)__(?=[^_\s])([^_]+)__(?!_)")
_TAG = re.compile(r"</?(?:b|strong|i|em|u|span|font|sup|sub|p|center|a|br)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WHOLE_BOLD = re.compile(r"^\s*(?:\*\*[^*]+\*\*|<b>[^<]+</b>|<strong>[^<]+</strong>)\s*$", re.IGNORECASE)
_HTML_HEADING = re.compile(r"^\s*<h([1-6])[^<>]{0,200}>(.*?)</h\1>\s*$", re.IGNORECASE)
_BULLET = re.compile(r"^\s{0,8}[-*+•]\s+(?=[^\s\d])")
_INNER_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(#[^()\s]{0,200}\)")
"""A link to a place in the same text, as converters set in a table of contents."""
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~])")
_PIPE_RULE = re.compile(r"^\s*:?-{1,}:?\s*$")
_PIPE_ESCAPE = "\x00"


def plain_line(line: str, source: Source) -> RawLine:
    """A line without its marks; heading level and bold kept as facts about it."""
    level = 0
    if match := _HEADING.match(line):
        level, line = len(match[1]), match[2]
    elif match := _HTML_HEADING.match(line):
        level, line = int(match[1]), match[2]
    else:
        line = _BULLET.sub("", line)
    bold = bool(_WHOLE_BOLD.match(line))
    return RawLine(unmarked(line), source, bold=bold, heading_level=level)


def unmarked(text: str) -> str:
    """`text` without bold, span and break marks, entities resolved, escapes undone."""
    if "*" in text or "_" in text:
        text = _BOLD.sub(lambda match: match[1] or match[2], text)
    if "<" in text:
        text = _TAG.sub("", LINE_BREAK.sub(" ", text))
    if "&" in text:
        text = html.unescape(text)
    if "](#" in text:
        text = _INNER_LINK.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return text.strip(" \u3000\xa0\t")


def pipe_cells(line: str) -> list[str] | None:
    """The cells of a Markdown pipe row `| a | b |`, None where the line is no such row."""
    stripped = line.strip()
    if len(stripped) < 3 or stripped[0] != "|" or stripped[-1] != "|":
        return None
    inner = stripped[1:-1].replace("\\|", _PIPE_ESCAPE)
    return [cell.replace(_PIPE_ESCAPE, "|") for cell in inner.split("|")]


def is_pipe_rule(cells: list[str]) -> bool:
    """The `| --- | :-: |` line under a Markdown header."""
    return all(_PIPE_RULE.match(cell) for cell in cells)
