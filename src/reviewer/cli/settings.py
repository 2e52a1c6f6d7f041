"""The settings file: which rules, how loud, whose forms and formulas. TOML; every key documented in docs/settings.md.

Looked for where `--settings` says, else `reviewer.toml` in the user's configuration directory; a missing one is empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from reviewer.errors import SettingsError
from reviewer.model.finding import Severity
from reviewer.rules.selection import Selection

FILE_NAME = "reviewer.toml"
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class StoredSettings:
    """What a settings file says. `author`, `language`, `theme` are "" where it says nothing."""

    selection: Selection = field(default_factory=Selection)
    form_folders: tuple[Path, ...] = ()
    formulas: tuple[Path, ...] = ()
    author: str = ""
    language: str = ""
    theme: str = ""
    template: Path | None = None
    """A Word file of the bureau's own for `export --to docx`."""


def load_settings(path: Path | None) -> StoredSettings:
    """Read the file; raises `SettingsError` where it is asked for and missing, or wrong."""
    chosen = path or Path(platformdirs.user_config_dir("reviewer")) / FILE_NAME
    if path is None and not chosen.is_file():
        return StoredSettings()
    try:
        content = chosen.read_bytes()[: MAX_BYTES + 1]
        table = tomllib.loads(content.decode("utf-8"))
    except OSError as problem:
        raise SettingsError("error.settings-unreadable", path=chosen, reason=problem.strerror or "") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError("error.settings-broken", path=chosen, reason=problem) from problem
    return _stored(table, chosen)


def _stored(table: Mapping[str, object], path: Path) -> StoredSettings:
    rules = _table(table, "rules", path)
    regrade = {}
    for code, severity in _table(rules, "severity", path).items():
        try:
            regrade[code.upper()] = Severity(str(severity))
        except ValueError as problem:
            raise SettingsError(
                "error.settings-value", path=path, key=f"rules.severity.{code}", value=severity
            ) from problem
    folder, export = path.parent, _table(table, "export", path)
    return StoredSettings(
        selection=Selection(_texts(rules, "select", path), _texts(rules, "ignore", path), regrade),
        form_folders=tuple(folder / entry for entry in _texts(rules, "forms", path)),
        formulas=tuple(folder / entry for entry in _texts(rules, "formulas", path)),
        author=str(table.get("author", "")),
        language=str(table.get("language", "")),
        theme=str(table.get("theme", "")),
        template=folder / str(export["template"]) if "template" in export else None,
    )


def _table(table: Mapping[str, object], key: str, path: Path) -> Mapping[str, object]:
    value = table.get(key, {})
    if not isinstance(value, Mapping):
        raise SettingsError("error.settings-value", path=path, key=key, value=value)
    return value


def _texts(table: Mapping[str, object], key: str, path: Path) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError("error.settings-value", path=path, key=key, value=value)
    return tuple(value)
