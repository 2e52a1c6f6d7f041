"""The lines of the source file around a place: the file itself for text input, what was read of it otherwise.

Owns fetching them; does not paint. The file is read once, by the desk, and only for text input.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reviewer.model.document import Document, InputKind

MOST_BYTES = 20_000_000
ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True)
class SourceText:
    """Lines of the source; empty for input that has none."""

    path: Path
    kind: InputKind

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """All lines of a text file; () where it is none or cannot be read any more."""
        if self.kind is not InputKind.TEXT:
            return ()
        try:
            with self.path.open("rb") as file:
                content = file.read(MOST_BYTES)
        except (OSError, ValueError):  # gone, or a name no file can have
            return ()
        for encoding in ENCODINGS:
            try:
                return tuple(content.decode(encoding).splitlines())
            except UnicodeDecodeError:
                continue
        return tuple(content.decode("utf-8", "replace").splitlines())

    def around(self, line: int, height: int) -> tuple[tuple[int, str], ...]:
        """1-based numbers and texts of at most `height` lines around one."""
        if not self.lines or height <= 0:
            return ()
        first = max(1, min(line - height // 2, len(self.lines) - height + 1))
        return tuple(
            (number, self.lines[number - 1]) for number in range(first, min(len(self.lines), first + height - 1) + 1)
        )


def source_of(document: Document) -> SourceText:
    """The source of a document."""
    return SourceText(Path(document.path), document.kind)
