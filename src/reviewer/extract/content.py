"""What a file is, by its content; its name only helps to say what was expected.

Owns everything that can be said before a reader starts: missing, empty, too large, a picture, an archive. Called by
`extract.read`, and by the command line before it opens the screen. Raises `InputError`, one sentence each.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer.errors import InputError
from reviewer.model.document import InputKind

MAX_BYTES = 512 * 1024 * 1024
_HEAD = 4096
_PDF_WINDOW = 1024
"""Bytes in which the %PDF mark may stand (readers accept junk before it)."""
_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n", "PNG"), (b"GIF8", "GIF"), (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = ((b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "gzip"))


def ensure_readable(path: Path) -> None:
    """Raises `InputError` where a cheap look already shows that `path` cannot be read; the file is not parsed."""
    with _opened(path):
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            head = path.read_bytes()
    sniff(head, str(path))


def file_bytes(path: Path) -> bytes:
    """The bytes of the file; raises `InputError` for what is no readable file."""
    with _opened(path):
        return path.read_bytes()


@contextmanager
def _opened(path: Path) -> Iterator[None]:
    name = str(path)
    try:
        if path.is_dir():
            raise InputError("input.is_directory", file=name)
        if not path.exists():
            raise InputError("input.missing", file=name)
        if not path.is_file():
            raise InputError("input.not_a_file", file=name)
        size = path.stat().st_size
        if size == 0:
            raise InputError("input.empty", file=name)
        if size > MAX_BYTES:
            raise InputError("input.too_large", file=name, size=size // 1_000_000, limit=MAX_BYTES // 1_000_000)
        yield
    except PermissionError as error:
        raise InputError("input.no_permission", file=name) from error
    except (OSError, ValueError) as error:
        raise InputError("input.unreadable", file=name, detail=str(error)) from error


def sniff(data: bytes, name: str) -> InputKind:
    """The kind of the file; text where nothing else is recognised."""
    if b"%PDF-" in data[:_PDF_WINDOW]:
        return InputKind.PDF
    for mark, kind in _PICTURES:
        if data.startswith(mark) and (len(mark) > 2 or b"\x00" in data[:64]):
            raise InputError("input.picture", file=name, kind=kind)
    if data.startswith(_OLE):
        raise InputError("input.old_office", file=name)
    for mark, kind in _ARCHIVES:
        if data.startswith(mark):
            raise InputError("input.archive", file=name, kind=kind)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _office(data, name)
    if name.lower().endswith(".pdf"):
        raise InputError("input.not_pdf", file=name)
    if name.lower().endswith((".docx", ".xlsx")):
        raise InputError("input.damaged", file=name)
    return InputKind.TEXT


def _office(data: bytes, name: str) -> InputKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise InputError("input.damaged", file=name) from error
    if any(entry.startswith("word/") for entry in names):
        return InputKind.DOCX
    if any(entry.startswith("xl/") for entry in names):
        return InputKind.XLSX
    raise InputError("input.archive", file=name, kind="ZIP")
