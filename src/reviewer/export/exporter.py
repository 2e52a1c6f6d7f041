"""What an export is, and which there are: one module under `export/formats/` each, exporting `EXPORTER`."""

from __future__ import annotations

import importlib
import pkgutil
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reviewer.errors import UsageError
from reviewer.export.report import Report
from reviewer.words import Words


@dataclass(frozen=True, slots=True)
class Exporter:
    """`render` returns the whole file; it never touches the source document."""

    format: str
    suffix: str
    name: Words
    render: Callable[[Report], bytes]


@cache
def exporters() -> dict[str, Exporter]:
    """All exporters by format."""
    from reviewer.export import formats

    found = {}
    for module in pkgutil.iter_modules(formats.__path__):
        exporter = getattr(importlib.import_module(f"{formats.__name__}.{module.name}"), "EXPORTER", None)
        if isinstance(exporter, Exporter):
            found[exporter.format] = exporter
    return found


def default_target(source: Path, exporter: Exporter) -> Path:
    """Where an export goes when nobody says: beside the document."""
    return source.with_name(f"{source.stem}.review{exporter.suffix}")


def write_export(report: Report, exporter: Exporter, target: Path) -> Path:
    """Render and replace the target in one step; raises `UsageError` where it cannot be written."""
    return replace_file(target, exporter.render(report))


def replace_file(target: Path, content: bytes) -> Path:
    """Put `content` in the place of `target` in one step; raises `UsageError` where it cannot be written.

    The file gets the mode any new file gets: an export is for colleagues, `mkstemp` would make it its owner's alone."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.tmp")
        try:
            with temporary.open("xb") as stream:
                stream.write(content)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise UsageError("export.error.cannot-write", path=target, reason=problem.strerror or problem) from problem
    return target
