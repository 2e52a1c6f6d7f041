"""What a person chose for the desk: language, name, theme, glyphs, widths, mouse, advance. Kept in `desk.toml`.

Owns reading and writing that file. A broken file is reported and the defaults hold.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from reviewer.tui.glyphs import GlyphSet
from reviewer.tui.look import Look
from reviewer.words import Language, Message, message

FILE = "desk.toml"
KEYS_FILE = "keys.toml"
THEMES_FOLDER = "themes"
SESSIONS_FOLDER = "sessions"


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Everything that can be set. `theme` "" follows the terminal's default; `ambiguous` 0 asks the terminal."""

    language: str = ""
    author: str = ""
    theme: str = ""
    glyphs: str = GlyphSet.ASCII.value
    ambiguous: int = 0
    mouse: bool = True
    advances: bool = True
    lens: str = "auto"
    complaints: tuple[Message, ...] = field(default=(), compare=False)

    def look(self, probed: int = 1) -> Look:
        """How things are shown; `probed`: what the terminal answered about ambiguous characters."""
        language = Language.ENGLISH if self.language == "en" else Language.CHINESE
        width = self.ambiguous or probed
        dots = self.glyphs == GlyphSet.DOTS.value and width == 1
        return Look(language, GlyphSet.DOTS if dots else GlyphSet.ASCII, width)


def config_folder() -> Path:
    """Where settings live on this system."""
    import platformdirs

    return Path(platformdirs.user_config_dir("reviewer"))


def load_desk_settings(folder: Path | None) -> DeskSettings:
    """The settings of a folder; defaults where there are none."""
    path = folder / FILE if folder is not None else None
    if path is None or not path.is_file():
        return DeskSettings()
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        return DeskSettings(complaints=(message("tui.settings.broken", file=path.name, detail=str(fault)),))
    settings = DeskSettings()
    complaints: list[Message] = []
    for entry in fields(DeskSettings):
        if entry.name not in data or entry.name == "complaints":
            continue
        value, standing = data[entry.name], getattr(settings, entry.name)
        if type(value) is type(standing):
            settings = replace(settings, **{entry.name: value})
        else:
            complaints.append(message("tui.settings.value", file=path.name, setting=entry.name, value=str(value)))
    return replace(settings, complaints=tuple(complaints))


def save_desk_settings(folder: Path | None, settings: DeskSettings) -> bool:
    """Write the settings; False where the folder cannot be written (they hold for this run)."""
    if folder is None:
        return False
    import tomli_w

    data = {entry.name: getattr(settings, entry.name) for entry in fields(settings) if entry.name != "complaints"}
    return write_whole(folder / FILE, tomli_w.dumps(data))


def write_whole(path: Path, text: str) -> bool:
    """Replace a file as a whole; False where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        return False
    return True
