"""Guards in front of Word and Excel files: size when unpacked, number of parts, no document type declarations.

Owns the decision that a ZIP container is safe to hand to a library. Called by the docx and xlsx readers.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import ParseError

from reviewer.errors import InputError

MAX_UNPACKED = 300 * 1024 * 1024
"""Bytes of all parts together; the largest real disclosure seen has 40 MB."""
MAX_PARTS = 10_000
MAX_RATIO = 400
"""Unpacked to packed size of one part; XML packs about 20 to 1."""
_SMALL = 4 * 1024 * 1024
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)

BROKEN_PART = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError,
    NotImplementedError, EOFError, ParseError, RecursionError, OverflowError, ArithmeticError, LookupError, SyntaxError,
    AssertionError, RuntimeError,
)  # fmt: skip
"""What libraries raise on damaged parts. Not `Exception`: memory errors and interrupts must pass."""


def check_parts(data: bytes, name: str) -> None:
    """Raises `InputError` for a container that is damaged, encrypted, too large, or declares XML entities."""
    with damaged_as_input_error(name), zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise _too_large(name, sum(entry.file_size for entry in entries))
        total = 0
        for entry in entries:
            if entry.flag_bits & 1:
                raise InputError("input.old_office", file=name)
            if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
                raise _too_large(name, entry.file_size)
            if not entry.filename.endswith((".xml", ".rels", ".vml")):
                continue
            with archive.open(entry) as part:
                text = part.read(MAX_UNPACKED - total + 1)
            total += len(text)
            if total > MAX_UNPACKED:
                raise _too_large(name, total)
            if _DOCTYPE.search(text) or b"\x00<\x00!\x00D" in text or b"<\x00!\x00D\x00" in text:
                raise InputError("input.damaged", file=name)


_BLANK_CELL = re.compile(rb'<c(?: (?:r="[A-Z]{1,3}\d{1,7}"|s="\d{1,6}"|t="n"))*\s*(?:/>|></c>)')
_BLANK_ROW = re.compile(rb"<row [^<>]*?(?:/>|>\s*</row>)")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_WORTH = 256 * 1024
"""Bytes of a worksheet from which blank cells are taken out before it is parsed."""


def without_blank_cells(data: bytes) -> bytes:
    """The workbook without cells that hold nothing but a format: programs write thousands of them below a table, and
    parsing them takes a minute. Hidden blank rows go too; nothing that holds a value changes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        large = [
            entry.filename
            for entry in archive.infolist()
            if _SHEET.fullmatch(entry.filename) and entry.file_size >= _WORTH
        ]
        if not large:
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as target:
            for entry in archive.infolist():
                part = archive.read(entry)
                if entry.filename in large:
                    part = _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", part))
                target.writestr(entry.filename, part)
    return written.getvalue()


@contextmanager
def damaged_as_input_error(name: str) -> Iterator[None]:
    """Turns what a library raises on a damaged file into the one sentence about damaged files."""
    try:
        yield
    except InputError:
        raise
    except BROKEN_PART as error:
        raise InputError("input.damaged", file=name) from error


def _too_large(name: str, size: int) -> InputError:
    return InputError("input.too_large", file=name, size=size // 1_000_000, limit=MAX_UNPACKED // 1_000_000)
