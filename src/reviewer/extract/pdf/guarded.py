"""What the processes that open a foreign PDF have in common: the memory limit, opening, errors, texts, answering.

Owns no reading. Called by `child` (pages) and `comments_child` (comments); never imported by the parent.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Mapping
from typing import Any

import pypdfium2_raw as pdfium

MAX_TEXT = 4_096
"""Bytes of a title or a field of the metadata in UTF-16."""


def opened(options: Mapping[str, Any]) -> Any:
    """The raw document of `path`, opened with `password` under a limit of `megabytes`; None where it cannot be opened:
    the answer then says why."""
    _limit_memory(int(options["megabytes"]))
    pdfium.FPDF_InitLibrary()
    password = options["password"]
    document = pdfium.FPDF_LoadDocument(options["path"].encode(), password.encode() if password else None)
    if document:
        return document
    answer({"error": _open_error(has_password=bool(password))})
    return None


def answer(value: object) -> None:
    """One line of JSON to the parent."""
    sys.stdout.write(json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def utf16(get: Any) -> str:
    """A text of pdfium: `get(buffer, size)` gives its size in bytes and fills the buffer."""
    size = get(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(min(size, MAX_TEXT))
    get(buffer, min(size, MAX_TEXT))
    return buffer.raw[: min(size, MAX_TEXT) - 2].decode("utf-16-le", errors="replace").rstrip("\x00")


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # pragma: no cover - not on Windows; the parent's clock is the only limit there
        return
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _open_error(*, has_password: bool) -> str:
    code = pdfium.FPDF_GetLastError()
    if code == pdfium.FPDF_ERR_PASSWORD:
        return "pdf.wrong-password" if has_password else "pdf.encrypted"
    if code == pdfium.FPDF_ERR_SECURITY:
        return "pdf.unknown-encryption"
    return "pdf.damaged"
