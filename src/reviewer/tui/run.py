"""The way in: looks at the terminal, then opens the desk. Called by the command line; imports Textual late."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.extract.options import ReadOptions
from reviewer.words import Language

if TYPE_CHECKING:
    from reviewer.session.settings import Settings


@dataclass(frozen=True)
class DeskOptions:
    """What the command line asks for. "" and None: as the settings say. `folder`: the settings directory."""

    language: Language | None = None
    overlay: Path | None = None
    prior: Path | None = None
    units: tuple[Path, ...] = ()
    against: Path | None = None
    author: str = ""
    theme: str = ""
    ambiguous_width: int | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)
    settings: Settings | None = None
    folder: Path | None = None


def run_desk(path: Path, options: DeskOptions) -> int:
    """Open the desk on a file; the exit status of the program. Raises `UsageError` where there is no terminal."""
    import os
    import sys

    from reviewer.tui.terminal import Terminal

    terminal = Terminal.of(os.environ, sys.stdin, sys.stdout)
    terminal.require(path)
    probed = options.ambiguous_width or terminal.ambiguous_width()
    app = make_app(path, options, probed_width=probed, is_plain=terminal.is_plain, begins=True)
    if app.settings.lens == "image" and terminal.stdout.isatty():
        from reviewer.tui.lens.drawing import drawing_widget

        app.drawing = drawing_widget(is_wanted=True)
    result = app.run(mouse=app.settings.mouse)
    return 0 if result is None else result


def make_app(  # type: ignore[no-untyped-def]
    path: Path, options: DeskOptions, *, probed_width: int = 1, is_plain: bool = False, begins: bool = False
):
    """The app for a file, not yet running. `begins`: the file is already being read while the screen is loaded."""
    from dataclasses import replace

    from reviewer.tui.opening import FileOpener
    from reviewer.tui.reading_work import Work
    from reviewer.tui.settings import config_folder, load_desk_settings

    folder = options.folder or config_folder()
    settings = load_desk_settings(folder)
    if options.language is not None:
        settings = replace(settings, language=options.language.value)
    if options.theme:
        settings = replace(settings, theme=options.theme)
    author = options.author or settings.author
    work = Work(path, options.reading, options.prior, options.units, options.against, options.settings)
    opener = FileOpener(work, options.overlay, author)
    if begins:
        opener.begin()
    from reviewer.tui.app import DeskApp

    return DeskApp(opener=opener, settings=settings, folder=folder, probed_width=probed_width, is_plain=is_plain)
