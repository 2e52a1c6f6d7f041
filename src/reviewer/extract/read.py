"""Opens a file of any kind and returns the document, or one `InputError` that says what is wrong and what to do.

Owns the dispatch by content. The only entry of the package; called by the session and the command line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from reviewer.errors import InputError
from reviewer.extract.assemble import assemble
from reviewer.extract.content import file_bytes, sniff
from reviewer.extract.options import Progress, ReadOptions
from reviewer.extract.raw import RawFile
from reviewer.extract.second import SecondReader
from reviewer.extract.text_reader import read_text
from reviewer.model.document import Document, InputKind, PageState


def read(
    path: Path, options: ReadOptions | None = None, progress: Callable[[Progress], None] | None = None
) -> Document:
    """The document in the file `path`; raises `InputError` for a file that cannot be read."""
    return read_with_second(path, options, progress)[0]


def read_with_second(
    path: Path, options: ReadOptions | None = None, progress: Callable[[Progress], None] | None = None
) -> tuple[Document, SecondReader | None]:
    """The document, and who reads its tables again where they are in doubt; None where nobody does (other kinds of
    files, a reader chosen for the whole file). Raises `InputError` like `read`."""
    options = options or ReadOptions()
    data = file_bytes(path)
    kind = sniff(data, str(path))
    sha256 = hashlib.sha256(data).hexdigest()
    is_pdf = kind is InputKind.PDF
    raw = _pdf(path, sha256, options, progress) if is_pdf else _raw(kind, data, path)
    if is_pdf and options.ocr:
        from reviewer.extract.ocr import read_images

        raw = read_images(raw, path, options.password, progress)
    _ensure_content(raw, path)
    second = SecondReader(path, sha256, options, raw) if is_pdf and options.reader == "auto" else None
    return assemble(raw, path, sha256, kind), second


def _pdf(path: Path, sha256: str, options: ReadOptions, progress: Callable[[Progress], None] | None) -> RawFile:
    """The pages of a PDF, from the cache where they were read before; a protected file is never kept."""
    from reviewer.extract.cache import cached
    from reviewer.extract.pdf.read_pdf import READER, read_pdf

    folder = None if options.password else options.cache_dir
    return cached(folder, sha256, f"{READER} {options.reader}", lambda: read_pdf(path, options, progress))


def _raw(kind: InputKind, data: bytes, path: Path) -> RawFile:
    if kind is InputKind.DOCX:
        from reviewer.extract.docx_reader import read_docx

        return read_docx(data, str(path))
    if kind is InputKind.XLSX:
        from reviewer.extract.xlsx_reader import read_xlsx

        return read_xlsx(data, str(path))
    return read_text(data, str(path))


def _ensure_content(raw: RawFile, path: Path) -> None:
    """Raises `InputError` where no page has a line or a grid: nothing could be reviewed at all."""
    if any(page.items for page in raw.pages):
        return
    states = {page.page.state for page in raw.pages}
    if PageState.GIBBERISH in states:
        raise InputError("input.gibberish", file=str(path), pages=len(raw.pages))
    if PageState.FAILED in states:
        raise InputError("input.damaged", file=str(path))
    if PageState.IMAGE in states:
        raise InputError("input.no_text", file=str(path), pages=len(raw.pages))
    raise InputError("input.no_content", file=str(path))
