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
KNOWN = {
    "": frozenset({"author", "language", "theme", "export", "overlay", "rules"}),
    "export": frozenset({"template"}),
    "overlay": frozenset({"folder"}),
    "rules": frozenset({"select", "ignore", "forms", "formulas", "severity"}),
}
"""Keys by table; any other is a slip that would be passed over in silence."""


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
    overlays: Path | None = None
    """Where overlays are kept instead of beside the documents."""


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
    _ensure_known(table, path)
    rules = _table(table, "rules", path)
    regrade = {}
    for code, severity in _table(rules, "severity", path).items():
        try:
            regrade[code.upper()] = Severity(str(severity))
        except ValueError as problem:
            raise SettingsError(
                "error.settings-value", path=path, key=f"rules.severity.{code}", value=severity
            ) from problem
    folder, template = path.parent, _text(_table(table, "export", path), "template", path)
    overlays = _text(_table(table, "overlay", path), "folder", path)
    language = _text(table, "language", path)
    if language not in {"", "zh", "en"}:
        raise SettingsError("error.settings-value", path=path, key="language", value=language)
    return StoredSettings(
        selection=Selection(_texts(rules, "select", path), _texts(rules, "ignore", path), regrade),
        form_folders=tuple(folder / entry for entry in _texts(rules, "forms", path)),
        formulas=tuple(folder / entry for entry in _texts(rules, "formulas", path)),
        author=_text(table, "author", path),
        language=language,
        theme=_text(table, "theme", path),
        template=folder / template if template else None,
        overlays=folder / overlays if overlays else None,
    )


def stored_language(path: Path | None) -> str:
    """The language a settings file asks for, "" where it asks for none or is wrong: the command will say what is."""
    try:
        return load_settings(path).language
    except SettingsError:
        return ""


def overlay_in(stored: StoredSettings, document: Path, chosen: Path | None) -> Path | None:
    """Where the overlay of a document is, as far as command line and settings say; None: beside the document."""
    if chosen is not None or stored.overlays is None:
        return chosen
    from reviewer.session.opening import overlay_path

    return overlay_path(document, folder=stored.overlays)


def existing_overlay(stored: StoredSettings, document: Path, chosen: Path | None) -> Path | None:
    """The same for looking only: an overlay that was not asked for may be missing."""
    place = overlay_in(stored, document, chosen)
    if place is None or place == chosen:
        return place
    from reviewer.overlay.file_store import journal_path

    return place if place.exists() or journal_path(place).exists() else None


def _ensure_known(table: Mapping[str, object], path: Path) -> None:
    for name, known in KNOWN.items():
        part = table if not name else _table(table, name, path)
        for key in part:
            if key not in known:
                where = f"{name}.{key}" if name else key
                raise SettingsError("error.settings-key", path=path, key=where, known=", ".join(sorted(known)))


def _text(table: Mapping[str, object], key: str, path: Path) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise SettingsError("error.settings-value", path=path, key=key, value=value)
    return value


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
