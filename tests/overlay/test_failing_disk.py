"""A file system that fails at every step once: a clear message, work goes on in memory, nothing is half-written."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.errors import OverlayError
from reviewer.overlay.disk import Disk
from reviewer.overlay.file_store import load
from reviewer.overlay.toml_read import parse
from tests.overlay.keeping import ABOUT, NAME, NOW, Desk, numbers, opened

STEPS = ("open_append", "open_new", "write", "truncate", "sync", "close", "rename", "link", "sync_folder", "remove",
         "chmod")  # fmt: skip


class FailingDisk(Disk):
    """Fails at the call with number `at` (1-based), counted over all steps that change something; a write that fails
    has written half. `lasting`: every later call fails as well."""

    def __init__(self, at: int, code: int, *, lasting: bool = False) -> None:
        self.at = at
        self.code = code
        self.lasting = lasting
        self.calls = 0
        self.named: list[str] = []

    def fails(self, name: str) -> bool:
        self.calls += 1
        self.named.append(name)
        return self.calls == self.at or (self.lasting and self.calls > self.at)

    def write(self, descriptor: int, data: bytes) -> int:
        if self.fails("write"):
            super().write(descriptor, data[: len(data) // 2])
            raise OSError(self.code, "injected")
        return super().write(descriptor, data)


def _failing(name: str) -> Callable[..., object]:
    def step(self: FailingDisk, *args: object) -> object:
        if self.fails(name):
            if name == "close":
                Disk.close(self, args[0])  # type: ignore[arg-type]  # the descriptor is gone also when closing fails
            raise OSError(self.code, "injected")
        return getattr(Disk, name)(self, *args)

    return step


for _name in STEPS:
    if _name != "write":
        setattr(FailingDisk, _name, _failing(_name))


def _work(folder: Path, disk: FailingDisk) -> list[int]:
    """Open, decide three times with a flush after each, close; which decisions were reported as durable."""
    desk = Desk(opened(folder, disk))
    durable = []
    for number in (1, 2, 3):
        if desk.decide(number) is None:
            durable = [1, 2, 3][:number]
        desk.store.flush()
    desk.store.close()
    assert numbers(desk.overlay) == [1, 2, 3]
    return durable


def _calls(folder: Path) -> int:
    disk = FailingDisk(10**9, errno.EIO)
    folder.mkdir()
    _work(folder, disk)
    return disk.calls


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_every_step_may_fail_once_and_no_decision_is_lost(tmp_path: Path, code: int) -> None:
    calls = _calls(tmp_path / "whole")
    assert calls > 40
    for at in range(1, calls + 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / NAME).write_text('# mine\n[[note]]\nanchor = "全文"\ntext = "先看说明"\n', "utf-8")
        _work(folder, FailingDisk(at, code))
        recovered, _ = load(folder / NAME, ABOUT, NOW)
        assert numbers(recovered.overlay) == [1, 2, 3], f"step {at}"
        assert recovered.overlay.notes[0].text == "先看说明"
        assert not recovered.unfit
        parse((folder / NAME).read_text("utf-8"))
        left = {path.name for path in folder.iterdir()} - {NAME, f"{NAME}.journal", f"{NAME}.bak", f"{NAME}.lock"}
        assert not {name for name in left if not name.endswith((".tmp", ".stale"))}, f"step {at}: {left}"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_disk_that_stays_broken_loses_nothing_reported_as_done(tmp_path: Path, code: int) -> None:
    calls = _calls(tmp_path / "whole")
    for at in range(1, calls + 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        durable = _work(folder, FailingDisk(at, code, lasting=True))
        recovered, _ = load(folder / NAME, ABOUT, NOW)
        assert numbers(recovered.overlay)[: len(durable)] == durable, f"step {at}"
        if (folder / NAME).exists():
            parse((folder / NAME).read_text("utf-8"))


def test_work_goes_on_in_memory_and_can_be_saved_elsewhere(tmp_path: Path) -> None:
    disk = FailingDisk(10**9, errno.ENOSPC)
    desk = Desk(opened(tmp_path, disk))
    assert desk.decide(1) is None
    disk.at, disk.lasting = disk.calls + 1, True
    failure = desk.decide(2)
    assert failure is not None and failure.key == "overlay.in-memory"
    assert desk.store.state.unsaved == 1
    assert numbers(desk.overlay) == [1, 2]
    with pytest.raises(OverlayError):
        desk.store.save_as(tmp_path / "again.toml")
    assert desk.store.path == tmp_path / NAME
    disk.lasting, disk.at = False, 0
    elsewhere = tmp_path / "other"
    elsewhere.mkdir()
    state = desk.store.save_as(elsewhere / NAME)
    assert (state.failure, state.unsaved, state.is_dirty) == (None, 0, False)
    assert numbers(load(elsewhere / NAME, ABOUT, NOW)[0].overlay) == [1, 2]
    desk.decide(3)
    desk.store.close()
    assert numbers(parse((elsewhere / NAME).read_text("utf-8"))) == [1, 2, 3]


def test_what_waited_in_memory_is_written_once_the_disk_works_again(tmp_path: Path) -> None:
    disk = FailingDisk(10**9, errno.EIO)
    desk = Desk(opened(tmp_path, disk))
    disk.at, disk.lasting = 0, True
    assert desk.decide(1) is not None
    disk.lasting = False
    assert desk.decide(2) is None
    assert desk.store.state.failure is None
    assert numbers(load(tmp_path / NAME, ABOUT, NOW)[0].overlay) == [1, 2]


def test_a_folder_removed_meanwhile_is_said_and_healed_when_it_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    desk = Desk(opened(folder))
    assert desk.decide(1) is None
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert desk.decide(2) is not None
    assert desk.store.flush().failure is not None
    folder.mkdir()
    assert desk.store.flush().failure is None
    assert numbers(load(folder / NAME, ABOUT, NOW)[0].overlay) == [1, 2]


def test_nothing_is_written_through_a_symbolic_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("untouched")
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (f"{NAME}.journal", f"{NAME}.lock", f".{NAME}.1.tmp"):
        (folder / name).symlink_to(outside)
    desk = Desk(opened(folder))
    desk.decide(1)
    desk.store.close()
    assert outside.read_text() == "untouched"


def test_saving_elsewhere_may_fail_at_every_step_and_nothing_is_lost(tmp_path: Path) -> None:
    for at in range(1, 40):
        here, there = tmp_path / f"{at}", tmp_path / f"{at}-there"
        here.mkdir()
        there.mkdir()
        disk = FailingDisk(10**9, errno.ENOSPC)
        desk = Desk(opened(here, disk))
        desk.decide(1)
        disk.at = disk.calls + at
        try:
            desk.store.save_as(there / NAME)
        except OverlayError:
            assert desk.store.path == here / NAME
        disk.at = 0
        assert desk.decide(2) is None
        desk.store.close()
        assert numbers(load(desk.store.path, ABOUT, NOW)[0].overlay) == [1, 2], f"step {at}"
