"""How a file is to be read, and what is said while it is being read. Data only; passed from the outer layers down."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reviewer.extract.raw import RawPage


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`reader`: `auto` (fast reader, second reader where in doubt), `fast` or `pdfplumber` (everywhere).

    `jobs`: worker processes at most. `cache_dir`: None reads without a cache. Limits are per page."""

    password: str | None = None
    reader: str = "auto"
    jobs: int = 2
    ocr: bool = False
    cache_dir: Path | None = None
    page_seconds: float = 4.0
    page_megabytes: int = 400


@dataclass(frozen=True, slots=True)
class Progress:
    """`page` pages of `of` are read. `first`: the pages from 1 on that are read without a gap, the first few only."""

    page: int
    of: int
    first: tuple[RawPage, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One table as read so far: `page` where it begins (1-based), `unit` as printed or "", texts row by row."""

    title: str
    page: int
    unit: str
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
