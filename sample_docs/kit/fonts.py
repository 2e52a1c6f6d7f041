"""The two fonts of the sample PDFs: a CJK font from the system package fonts-droid-fallback, a Latin one beside it.

DroidSansFallbackFull has no ASCII, so every run of text is split by what a font can draw. Both are embedded as subsets.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

KNOWN = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
)
CJK_FILE, LATIN_FILES = "DroidSansFallbackFull.ttf", {"sans": "DejaVuSans.ttf", "serif": "DejaVuSerif.ttf"}
PACKAGES = {
    CJK_FILE: "fonts-droid-fallback",
    "DejaVuSans.ttf": "fonts-dejavu-core",
    "DejaVuSerif.ttf": "fonts-dejavu-core",
}


class MissingFontError(Exception):
    """A font of the system is not there; says which package has it."""


def find(name: str) -> Path:
    """Path of a font file, asked from fontconfig, else searched in the usual places; raises `MissingFontError`."""
    if shutil.which("fc-list"):
        listed = subprocess.run(
            ["fc-list", ":", "file"], capture_output=True, text=True, check=False, timeout=30
        ).stdout
        for line in listed.splitlines():
            path = Path(line.strip().rstrip(":").strip())
            if path.name == name:
                return path
    for folder in KNOWN:
        for path in sorted(folder.rglob(name)) if folder.is_dir() else ():
            return path
    raise MissingFontError(f"font {name} not found: install the system package {PACKAGES[name]}")


class Faces:
    """Registered fonts of one style, and how text is split between them."""

    def __init__(self, style: str) -> None:
        latin = LATIN_FILES[style]
        self.cjk, self.latin = "SampleCJK", f"SampleLatin-{style}"
        for name, file in ((self.cjk, CJK_FILE), (self.latin, latin)):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(find(file))))
        self._known = pdfmetrics.getFont(self.cjk).face.charToGlyph
        self._widths: dict[str, float] = {}

    def runs(self, text: str) -> list[tuple[str, str]]:
        """Font name and text of each run."""
        runs: list[tuple[str, str]] = []
        for letter in text:
            name = self.cjk if ord(letter) in self._known else self.latin
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + letter)
            else:
                runs.append((name, letter))
        return runs

    def width(self, text: str, size: float) -> float:
        """Width in points."""
        total = 0.0
        for letter in text:
            if letter not in self._widths:
                name = self.cjk if ord(letter) in self._known else self.latin
                self._widths[letter] = pdfmetrics.stringWidth(letter, name, 1000)
            total += self._widths[letter]
        return total * size / 1000

    def wrap(self, text: str, size: float, width: float, indent: float = 0.0) -> list[str]:
        """Lines no wider than `width` points; numbers and words stay whole, no closing mark starts a line."""
        lines: list[str] = []
        line, room = "", width - indent
        for piece in _pieces(text):
            if line and self.width(line + piece, size) > room and piece[0] not in NO_START:
                lines.append(line)
                line, room = "", width
            while self.width(piece, size) > room and len(piece) > 1:
                cut = max(1, next(n for n in range(len(piece), 0, -1) if n == 1 or self.width(piece[:n], size) <= room))
                lines.append(piece[:cut])
                piece, room = piece[cut:], width  # noqa: PLW2901  # the rest of a word too long for a line
            line += piece
        return [*lines, line]


NO_START = "，。；：、）》〕】”%％"


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for letter in text:
        joins = (
            pieces
            and letter.isascii()
            and not letter.isspace()
            and pieces[-1][-1].isascii()
            and not pieces[-1][-1].isspace()
        )
        if joins:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces
