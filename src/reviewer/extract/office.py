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
