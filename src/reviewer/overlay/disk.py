"""The only place where an overlay's files are touched: each method is one step that can fail, and says so as `OSError`.

Owns: appending durably, replacing a file atomically. Does not own: what is written (`store`, `journal`) nor what to do
when it fails. A test makes every step fail once by overriding `Disk`.
"""

from __future__ import annotations

import os
from pathlib import Path

_CAREFUL = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
"""Not handed to other programs, not followed through a symbolic link; 0 on systems that know neither."""


class Disk:
    """Plain calls to the system, one per method; the two compound ones below use only them."""

    def read(self, path: Path) -> bytes | None:
        """The bytes of a file; None where there is none."""
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None

    def open_append(self, path: Path) -> int:
        """A descriptor that writes at the end; the file is made where it is missing. A symbolic link is refused: it may
        lead out of the folder the reviewer chose."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _CAREFUL, 0o666)

    def open_new(self, path: Path) -> int:
        """A descriptor of a file that must not exist yet; raises `FileExistsError`."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CAREFUL, 0o666)

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of the bytes; how many were written."""
        return os.write(descriptor, data)

    def size(self, descriptor: int) -> int:
        """Length of an open file."""
        return os.fstat(descriptor).st_size

    def is_same(self, descriptor: int, path: Path) -> bool:
        """Whether an open file is still the one at that path (not removed, not replaced)."""
        try:
            return os.path.samestat(os.fstat(descriptor), path.stat())
        except OSError:
            return False

    def exists(self, path: Path) -> bool:
        """Whether there is a file."""
        return path.exists()

    def truncate(self, descriptor: int, length: int) -> None:
        """Cut an open file."""
        os.ftruncate(descriptor, length)

    def sync(self, descriptor: int) -> None:
        """Wait until the file is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Let go."""
        os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file another's name, which goes away in the same moment."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """A second name of a file; raises `FileExistsError` where the name is taken."""
        os.link(source, target)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk; systems that cannot do that are left alone."""
        if os.name != "posix":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Take a file away; one that is not there is fine."""
        path.unlink(missing_ok=True)

    def names(self, folder: Path) -> list[str]:
        """Names in a folder."""
        return [entry.name for entry in folder.iterdir()]

    def mode(self, path: Path) -> int | None:
        """Permissions of a file; None where there is none."""
        try:
            return path.stat().st_mode & 0o777
        except OSError:
            return None

    def chmod(self, path: Path, mode: int) -> None:
        """Set permissions."""
        path.chmod(mode)

    def write_all(self, descriptor: int, data: bytes) -> None:
        """Write all bytes, however many goes it takes."""
        view = memoryview(data)
        while view:
            view = view[self.write(descriptor, bytes(view)) :]

    def replace(self, path: Path, data: bytes) -> None:
        """Put `data` in the place of a file: after a failure or a kill it is the old file or the new one, never half.

        A symbolic link is replaced itself, so that nothing outside its folder changes. Raises `OSError`; then no
        temporary file stays."""
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        self.remove(temporary)
        descriptor = self.open_new(temporary)
        try:
            try:
                self.write_all(descriptor, data)
                self.sync(descriptor)
            finally:
                self.close(descriptor)
            mode = self.mode(path)
            if mode is not None:
                self.chmod(temporary, mode)
            self.rename(temporary, path)
        except OSError:
            _forget(temporary)
            raise
        self.sync_folder(path.parent)


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
