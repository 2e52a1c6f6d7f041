"""`reviewer completion`: the line for the shell's start file; and the completing itself, which the shell asks for.

The shell calls the program with `_ARGCOMPLETE` set; `complete` answers and never returns then. Needs the extra
`completion` (argcomplete); without it nothing completes and the command says so.
"""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.errors import UsageError
from reviewer.words import Words, say

SHELLS = ("bash", "zsh", "fish")
START_FILES = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": "~/.config/fish/config.fish"}
LINES = {
    "bash": 'eval "$(reviewer completion bash --script)"',
    "zsh": 'eval "$(reviewer completion zsh --script)"',
    "fish": "reviewer completion fish --script | source",
}


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """The shell."""
    parser.add_argument("shell", choices=SHELLS, help=say("completion.shell", console.language))
    parser.add_argument("--script", action="store_true", help=say("completion.script", console.language))


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the line, or what the line evaluates."""
    is_there = find_spec("argcomplete") is not None
    if args.script:
        if not is_there:
            raise UsageError("completion.missing")
        from argcomplete.shell_integration import shellcode

        console.write(shellcode(["reviewer"], shell=args.shell))
        return 0
    console.write(LINES[args.shell])
    console.note("completion.where", file=START_FILES[args.shell])
    if not is_there:
        console.note("completion.missing")
    return 0


def asked(environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """The words the shell wants completed, the program's own left out; None where it asks for nothing."""
    if "_ARGCOMPLETE" not in environment:
        return None
    try:
        words = shlex.split(environment.get("COMP_LINE", ""))
    except ValueError:
        words = environment.get("COMP_LINE", "").split()
    return tuple(words[1:])


def complete(parser: argparse.ArgumentParser) -> None:
    """Answer the shell and leave; does nothing where argcomplete is not installed."""
    try:
        import argcomplete
    except ImportError:
        return
    _attach(parser)
    argcomplete.autocomplete(parser, always_complete_options="long", validator=_fits)


def _fits(offered: str, typed: str) -> bool:
    """Codes may be typed in small letters."""
    return offered.lower().startswith(typed.lower())


def _attach(parser: argparse.ArgumentParser) -> None:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                _attach(sub)
        elif action.dest in _COMPLETERS:
            action.completer = _COMPLETERS[action.dest]  # type: ignore[attr-defined]  # argcomplete looks for it


def _codes(prefix: str, **_: object) -> Sequence[str]:
    """Rule codes, the last of a list; families too, for options that take prefixes."""
    from reviewer.rules.registry import FAMILIES, all_rules

    before, comma, last = prefix.rpartition(",")
    known = (*FAMILIES, *(rule.code for rule in all_rules()))
    return [before + comma + code for code in known if code.startswith(last.upper())]


def _what(prefix: str, parsed_args: argparse.Namespace, **more: object) -> Sequence[str]:
    """Rule codes, or formula files for `rules test`."""
    if getattr(parsed_args, "action", "") == "test":
        return _files(prefix)
    return [code for code in _codes(prefix, **more) if len(code) > 1]


def _forms(prefix: str, **_: object) -> Sequence[str]:
    from reviewer.forms.catalogue import load

    return [*(form.id for form in load().forms if form.id.startswith(prefix)), *_files(prefix)]


def _themes(prefix: str, **_: object) -> Sequence[str]:
    import platformdirs

    from reviewer.tui.themes import load_themes

    themes = load_themes(Path(platformdirs.user_config_dir("reviewer")) / "themes")
    return [name for name in themes.by_name if name.startswith(prefix)]


def _files(prefix: str) -> list[str]:
    folder, _, start = prefix.rpartition("/")
    place = Path(f"{folder}/" if "/" in prefix else ".")
    try:
        found = sorted(path for path in place.iterdir() if path.name.startswith(start))
    except OSError:
        return []
    lead = f"{folder}/" if "/" in prefix else ""
    return [f"{lead}{path.name}{'/' if path.is_dir() else ''}" for path in found]


_COMPLETERS: Mapping[str, Callable[..., Sequence[str]]] = {
    "select": _codes,
    "ignore": _codes,
    "what": _what,
    "form": _forms,
    "theme": _themes,
}


COMMAND = Command(
    name="completion",
    help=Words("命令行补全：给出写入 shell 启动文件的一行", "shell completion: the line for your shell's start file"),
    configure=configure,
    run=run,
    order=90,
    epilog=Words(
        "补全命令、选项、文件、规则编码、表式和主题；需要扩展：pip install 'reviewer[completion]'。\n"
        "示例：\n  reviewer completion bash >> ~/.bashrc\n  reviewer completion fish >> ~/.config/fish/config.fish",
        "Completes commands, options, files, rule codes, forms and themes; needs pip install 'reviewer[completion]'.\n"
        "examples:\n  reviewer completion bash >> ~/.bashrc\n"
        "  reviewer completion fish >> ~/.config/fish/config.fish",
    ),
)
