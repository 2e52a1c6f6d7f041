"""What the caller of an analysis may choose. Data only, so that asking for it loads no rule and no reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reviewer.rules.selection import EVERYTHING, Selection


@dataclass(frozen=True, slots=True)
class Settings:
    """What the caller may choose. `form_folders`: further form catalogues; `formulas`: the user's own rule files."""

    selection: Selection = EVERYTHING
    form_folders: tuple[Path, ...] = ()
    formulas: tuple[Path, ...] = ()
