"""Readings kept by content: what a reader saw of a file, so that the same bytes are not read twice.

Key: SHA-256 of the file, reader and version, options that change the reading. Entries are compressed JSON, written to a
temporary file and renamed, so two processes may share the folder; a damaged entry counts as none. Called by
`extract.read`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

from reviewer.extract.pdf.codec import VERSION, page_from_json, page_to_json
from reviewer.extract.raw import RawFile
from reviewer.model.document import PageState

FOLDER = "readings"
SIZE_LIMIT = 256 * 1024 * 1024
"""Bytes the folder may take; the entries used longest ago go first."""
LARGEST_ENTRY = 64 * 1024 * 1024
"""Bytes of one entry unpacked; a larger one is not believed."""


def cached(folder: Path | None, sha256: str, variant: str, produce: Callable[[], RawFile]) -> RawFile:
    """The reading from the cache, else from `produce`, kept for the next time where every page was read.

    `variant`: reader, version and options. A folder that cannot be used costs nothing but time.
    """
    if folder is None:
        return produce()
    entry = folder / FOLDER / f"{sha256[:40]}-{hashlib.sha256(f'{VERSION} {variant}'.encode()).hexdigest()[:16]}.z"
    kept = _load(entry)
    if kept is not None:
        return kept
    raw = produce()
    if all(page.page.state is not PageState.FAILED for page in raw.pages):
        with contextlib.suppress(OSError):
            _store(entry, raw)
            _shrink(entry.parent)
    return raw


def _load(entry: Path) -> RawFile | None:
    try:
        packed = entry.read_bytes()
        data = json.loads(zlib.decompressobj().decompress(packed, LARGEST_ENTRY))
        raw = RawFile(
            pages=tuple(page_from_json(page) for page in data["pages"]),
            outline=tuple((int(e[0]), str(e[1]), None if e[2] is None else int(e[2])) for e in data["outline"]),
            metadata=tuple((str(e[0]), str(e[1])) for e in data["metadata"]),
            reader=str(data["reader"]),
        )
    except (OSError, ValueError, TypeError, KeyError, IndexError, zlib.error):
        return None
    with contextlib.suppress(OSError):
        os.utime(entry)
    return raw


def _store(entry: Path, raw: RawFile) -> None:
    data = {
        "pages": [page_to_json(page) for page in raw.pages],
        "outline": raw.outline,
        "metadata": raw.metadata,
        "reader": raw.reader,
    }
    packed = zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 1)
    entry.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=entry.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(packed)
        temporary.replace(entry)
    finally:
        temporary.unlink(missing_ok=True)


def _shrink(folder: Path) -> None:
    """Drop the entries used longest ago while the folder is too large."""
    entries = [(path.stat().st_mtime, path.stat().st_size, path) for path in folder.glob("*.z")]
    total = sum(size for _, size, _ in entries)
    for _, size, path in sorted(entries):
        if total <= SIZE_LIMIT:
            return
        path.unlink(missing_ok=True)
        total -= size
