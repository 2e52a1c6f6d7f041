"""What kind of file some bytes are, by their content; the name only helps to say what was expected.

Called by `extract.read`. Raises `InputError` for kinds that are known and not read (pictures, old Office files).
"""

from __future__ import annotations

import io
import zipfile

from reviewer.errors import InputError
from reviewer.model.document import InputKind

_PDF_WINDOW = 1024
"""Bytes in which the %PDF mark may stand (readers accept junk before it)."""
_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n", "PNG"), (b"GIF8", "GIF"), (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = ((b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "gzip"))


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
