"""Export: format, scope, target, first lines as a preview; written off the screen's thread; the path can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reviewer.export.exporter import default_target, exporters, write_export
from reviewer.export.report import Report, Scope, report_of
from reviewer.tui.fit import pad_right
from reviewer.tui.ink import BLANK, Ink, Line, Span, fitted
from reviewer.tui.screens.list_screen import ListScreen
from reviewer.tui.state.desk import Desk
from reviewer.words import Message

PREVIEW_LINES = 200
NAME = 8


class ExportScreen(ListScreen):
    """See the module."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.format = "md" if "md" in exporters() else next(iter(exporters()))
        self.scope = Scope.ALL
        self.preview: tuple[str, ...] = ()
        self.written: Path | None = None

    def on_mount(self) -> None:
        """The preview is made at once; enter writes, unless something else is chosen first."""
        super().on_mount()
        self.cursor = len(exporters()) + len(Scope) + 1
        self.remake()

    def heading(self) -> str:
        """What this is."""
        return self.look.say("export.heading")

    @property
    def target(self) -> Path:
        """Where it goes."""
        return default_target(Path(self.desk.model.analysis.document.path), exporters()[self.format])

    def content(self, width: int) -> Sequence[Line]:
        """Formats, scope, target, the command to write, the preview."""
        look = self.look
        lines: list[Line] = []
        for number, (name, exporter) in enumerate(sorted(exporters().items())):
            lead = look.say("export.format") if number == 0 else ""
            is_chosen = name == self.format
            words = f"({'*' if is_chosen else ' '}) {pad_right(name, NAME)} {look.words(exporter.name)}"
            lines.append(_choice(lead, words, f"format:{name}", is_chosen=is_chosen))
        for number, scope in enumerate(Scope):
            is_chosen = scope is self.scope
            words = f"({'*' if is_chosen else ' '}) {look.say(f'export.scope.{scope.value}')}"
            lines.append(
                _choice(
                    look.say("export.scope-of") if number == 0 else "",
                    words,
                    f"scope:{scope.value}",
                    is_chosen=is_chosen,
                )
            )
        lines.append(_choice(look.say("export.target"), look.clean(str(self.target)), "path:", is_chosen=False))
        lines.append(_choice("", look.say("export.write"), "write:", is_chosen=True))
        lines += [BLANK, (Span(look.say("export.preview"), Ink.HEADER),)]
        lines += [(Span(look.clean(text), Ink.TEXT),) for text in self.preview]
        return [fitted(line, width) for line in lines]

    async def chosen(self, target: str) -> None:
        """Choose, copy the path, or write."""
        kind, _, value = target.partition(":")
        if kind == "format":
            self.format = value
            self.remake()
        elif kind == "scope":
            self.scope = Scope(value)
            self.remake()
        elif kind == "path":
            self.notice = self.desk_app.copy(str(self.written or self.target))
        elif kind == "write":
            self.notice = self.look.say("export.writing")
            self.work(lambda: write_export(self._report(), exporters()[self.format], self.target), self._done)

    def remake(self) -> None:
        """Make the preview anew, off the screen's thread."""
        self.work(lambda: _first_lines(exporters()[self.format].render(self._report())), self._previewed)

    def failed(self, said: Message) -> None:
        """Say what went wrong."""
        self._say(self.look.words(said))

    def _report(self) -> Report:
        return report_of(self.desk.model, self.look.language, made=self.desk_app.clock(), scope=self.scope)

    def _done(self, path: Path) -> None:
        self.written = path
        self._say(self.look.say("export.done", path=str(path)))

    def _previewed(self, lines: tuple[str, ...]) -> None:
        self.preview = lines
        self.repaint_all()

    def _say(self, words: str) -> None:
        self.notice = words
        self.repaint_all()


def _first_lines(content: bytes) -> tuple[str, ...]:
    """Lines of a text format; the size of another."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (f"{len(content):,} bytes",)
    return tuple(text.splitlines()[:PREVIEW_LINES])


def _choice(lead: str, words: str, target: str, *, is_chosen: bool) -> Line:
    return (Span(pad_right(lead, NAME), Ink.HEADER), Span(words, Ink.STRONG if is_chosen else Ink.TEXT, target))
