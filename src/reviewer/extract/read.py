"""Opens a file of any kind and returns the document, or one `InputError` that says what is wrong and what to do.

Owns the dispatch by content. The only entry of the package; called by the session and the command line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from reviewer.errors import InputError
from reviewer.extract.assemble import assemble
from reviewer.extract.kind import sniff
from reviewer.extract.options import Progress, ReadOptions
from reviewer.extract.raw import RawFile
from reviewer.extract.text_reader import read_text
from reviewer.model.document import Document, InputKind

MAX_BYTES = 512 * 1024 * 1024


def read(
    path: Path, options: ReadOptions | None = None, progress: Callable[[Progress], None] | None = None
) -> Document:
    """The document in the file `path`; raises `InputError` for a file that cannot be read."""
    options = options or ReadOptions()
    data = _bytes(path)
    kind = sniff(data, path.name)
    raw = _raw(kind, data, path, options, progress)
    return assemble(raw, path, hashlib.sha256(data).hexdigest(), kind)


def _raw(
    kind: InputKind, data: bytes, path: Path, options: ReadOptions, progress: Callable[[Progress], None] | None
) -> RawFile:
    if kind is InputKind.PDF:
        reader = import_module("reviewer.extract.pdf.read_pdf")
        return cast(RawFile, reader.read_pdf(path, options, progress))
    return read_text(data, path.name)


def _bytes(path: Path) -> bytes:
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
        return path.read_bytes()
    except PermissionError as error:
        raise InputError("input.no_permission", file=name) from error
    except (OSError, ValueError) as error:
        raise InputError("input.unreadable", file=name, detail=str(error)) from error
