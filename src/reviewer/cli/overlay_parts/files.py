"""What the parts share: finding the overlay a path means, reading it, writing one without overwriting anything."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from reviewer.cli.settings import load_settings, overlay_in
from reviewer.errors import OverlayError
from reviewer.overlay.disk import Disk
from reviewer.overlay.entries import Identity, Overlay
from reviewer.overlay.file_store import load
from reviewer.overlay.journal import JournalContent
from reviewer.overlay.recovery import Recovered
from reviewer.overlay.toml_write import write
from reviewer.session.opening import overlay_path


def overlay_of(path: Path) -> Path:
    """The overlay itself, or that of a document. Raises `OverlayError` where there is none."""
    chosen = path if path.suffix == ".toml" else overlay_in(load_settings(None), path, None) or overlay_path(path)
    if not chosen.is_file():
        raise OverlayError("overlay.missing", name=str(chosen))
    return chosen


def recovered(path: Path) -> tuple[Recovered, JournalContent]:
    """An overlay with what its journal adds. Raises `OverlayError`."""
    return load(path, Identity(), datetime.now().astimezone())


def write_overlay(overlay: Overlay, path: Path, *, force: bool, own: tuple[Path, ...] = ()) -> None:
    """Write atomically. A file that is there already is replaced only where it is one of the inputs (`own`) or with
    `force`, and is kept as `.bak` then. Raises `OverlayError`."""
    disk = Disk()
    try:
        if path.exists():
            if not force and not any(path.samefile(item) for item in own):
                raise OverlayError("overlay.exists", name=str(path))
            _keep(disk, path)
        disk.replace(path, write(overlay).encode("utf-8"))
    except OSError as fault:
        raise OverlayError("overlay.not-writable", name=str(path), detail=fault.strerror or str(fault)) from fault


def _keep(disk: Disk, path: Path) -> None:
    for number in range(1, 1000):
        copy = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        if not copy.exists():
            disk.replace(copy, path.read_bytes())
            return
