"""Readings are kept by content; a damaged or foreign entry costs time, never a wrong reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reviewer.extract.cache import FOLDER, cached
from reviewer.extract.raw import RawFile, RawLine, RawPage
from reviewer.model.document import BBox, Page, PageState, Source

SHA = "0" * 64


def reading(state: PageState = PageState.READ) -> RawFile:
    line = RawLine("合计", Source(page=1, bbox=BBox(1, 2, 3, 4)), size=10)
    return RawFile((RawPage(Page(1, 595.0, 842.0, state), (line,)),), ((1, "概况", 1),), (("Title", "x"),), reader="r")


class Counting:
    def __init__(self, raw: RawFile) -> None:
        self.raw = raw
        self.calls = 0

    def __call__(self) -> RawFile:
        self.calls += 1
        return self.raw


def produce(raw: RawFile | None = None) -> Counting:
    return Counting(raw or reading())


def test_the_second_reading_comes_from_the_cache_and_is_the_same(tmp_path: Path) -> None:
    first = produce()
    assert cached(tmp_path, SHA, "v", first) == cached(tmp_path, SHA, "v", first) == first.raw
    assert first.calls == 1


def test_another_variant_is_read_anew(tmp_path: Path) -> None:
    maker = produce()
    cached(tmp_path, SHA, "fast", maker)
    cached(tmp_path, SHA, "plumber", maker)
    assert maker.calls == 2


def test_a_damaged_entry_is_read_anew_and_replaced(tmp_path: Path) -> None:
    maker = produce()
    cached(tmp_path, SHA, "v", maker)
    entry = next((tmp_path / FOLDER).glob("*.z"))
    entry.write_bytes(b"nonsense")
    assert cached(tmp_path, SHA, "v", maker) == maker.raw
    assert maker.calls == 2
    assert entry.read_bytes() != b"nonsense"


def test_a_reading_with_a_failed_page_is_not_kept(tmp_path: Path) -> None:
    maker = produce(reading(PageState.FAILED))
    cached(tmp_path, SHA, "v", maker)
    cached(tmp_path, SHA, "v", maker)
    assert maker.calls == 2


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    maker: Callable[[], RawFile] = produce()
    assert cached(blocked, SHA, "v", maker) == reading()
