"""Forms drawn in a short notation, turned into the HTML tables that converters write, so that a test reads them through
the program's own readers.

A line is a row, ` | ` parts cells, `text>3` covers three columns, `textv2` two rows, `text>3v2` both; lines that begin
with `# ` stand above the table, an empty line ends it.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from reviewer.extract.assemble import assemble
from reviewer.extract.text_reader import read_text
from reviewer.model.document import Document, InputKind

_SPAN = re.compile(r"(?:>(\d+))?(?:v(\d+))?$")


def as_html(drawn: str) -> str:
    """The notation as Markdown with HTML tables."""
    parts: list[str] = []
    rows: list[str] = []
    for line in [*drawn.strip("\n").split("\n"), ""]:
        if line.startswith("# ") or not line.strip():
            if rows:
                parts.append("<table>\n" + "\n".join(rows) + "\n</table>")
                rows = []
            if line.strip():
                parts.append(line[2:])
            continue
        rows.append("<tr>" + "".join(_cell(cell) for cell in line.split("|")) + "</tr>")
    return "\n\n".join(parts)


def read_drawn(drawn: str) -> Document:
    """The document that the notation draws."""
    raw = read_text(as_html(drawn).encode(), "drawn.md")
    return assemble(raw, Path("drawn.md"), "", InputKind.TEXT)


def _cell(text: str) -> str:
    match = _SPAN.search(text.strip())
    assert match is not None
    across, down = match[1] or "1", match[2] or "1"
    return f'<td colspan="{across}" rowspan="{down}">{html.escape(text.strip()[: match.start()].strip())}</td>'
