"""The command line: finds the commands, parses, runs one, turns every error into one clear line and an exit status."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from reviewer import cli
from reviewer.cli.command import Command
from reviewer.cli.completion import asked, complete
from reviewer.cli.console import Console, standard_console
from reviewer.cli.parser import parser_class
from reviewer.errors import ReviewerError, UsageError
from reviewer.garbage import collect_rarely
from reviewer.version import __version__
from reviewer.words import say

INTERRUPTED = 130
INTERNAL = 3
_NO_COMMANDS = frozenset({"main", "console", "command", "inputs", "parser", "settings"})
_QUIET, _VERBOSE = frozenset({"-q", "--quiet"}), frozenset({"-v", "--verbose"})
_FRONT = frozenset({"--lang", *_QUIET, *_VERBOSE})
"""Options that may stand before the command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the return value is the exit status of the contract."""
    collect_rarely()
    argv = list(sys.argv[1:] if arguments is None else arguments)
    language = _early(argv, "--lang", ("zh", "en")) or _stored_language(argv)
    console = standard_console(language, quiet=bool(_QUIET & {*argv}), verbose=bool(_VERBOSE & {*argv}))
    try:
        shell = asked(os.environ)
        known = _needed(argv if shell is None else shell)
        parser = build_parser(known, console)
        if shell is not None:
            complete(parser)
        args = parser.parse_args(_with_command(argv, known))
        return known[args.command].run(args, console)
    except ReviewerError as error:
        console.complain(error)
        return error.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - the reader went away; keep the interpreter quiet
        return 0
    except Exception as fault:
        console.err.write("reviewer: " + say("error.internal", console.language, detail=repr(fault)) + "\n")
        if os.environ.get("REVIEWER_DEBUG"):
            raise
        return INTERNAL


def _stored_language(argv: Sequence[str]) -> str | None:
    """The language of the settings, where neither command line nor environment names one."""
    if os.environ.get("REVIEWER_LANG"):
        return None
    from reviewer.cli.settings import stored_language

    named = _early(argv, "--settings")
    return stored_language(Path(named) if named else None) or None


def _early(argv: Sequence[str], option: str, choices: Sequence[str] = ()) -> str | None:
    """An option that must be known before the help is written."""
    for place, word in enumerate(argv):
        if word.startswith(option + "="):
            value = word.partition("=")[2]
        elif word == option and place + 1 < len(argv):
            value = argv[place + 1]
        else:
            continue
        return value if value in choices or not choices else None
    return None


def _needed(argv: Sequence[str]) -> dict[str, Command]:
    """The one command that is asked for, where that can be told without loading the others; else all of them."""
    word = next((word for word in _without_front(argv) if word), "")
    name = word if word in _modules() else "open" if word and not word.startswith("-") and Path(word).exists() else ""
    known = commands((name,)) if name else {}
    return known if name in known else commands()


def _modules() -> tuple[str, ...]:
    return tuple(module.name for module in pkgutil.iter_modules(cli.__path__) if module.name not in _NO_COMMANDS)


def commands(modules: Sequence[str] = ()) -> dict[str, Command]:
    """The commands of some modules, else all, by name, in the order of the help."""
    found: list[Command] = []
    for name in modules or _modules():
        loaded = importlib.import_module(f"{cli.__name__}.{name}")
        own = (getattr(loaded, "COMMAND", None), *getattr(loaded, "COMMANDS", ()))
        found += [command for command in own if isinstance(command, Command)]
    return {command.name: command for command in sorted(found, key=lambda item: (item.order, item.name))}


def build_parser(known: dict[str, Command], console: Console) -> argparse.ArgumentParser:
    """The parser with all commands and their options, in the language of the console."""
    language = console.language
    parser = parser_class(language)(
        prog="reviewer", description=say("cli.description", language), epilog=say("cli.epilog", language)
    )
    parser.add_argument(
        "--version", action="version", version=f"reviewer {__version__}", help=say("cli.usage.version", language)
    )
    places = parser.add_subparsers(dest="command", metavar=say("cli.command", language), required=True)
    for command in known.values():
        sub = places.add_parser(
            command.name,
            help=command.help.text(language),
            description=command.help.text(language),
            epilog=command.epilog.text(language) if command.epilog else None,
        )
        sub.add_argument("--lang", choices=("zh", "en"), help=say("cli.option.lang", language))
        sub.add_argument("-q", "--quiet", action="store_true", help=say("cli.option.quiet", language))
        sub.add_argument("-v", "--verbose", action="store_true", help=say("cli.option.verbose", language))
        command.configure(sub, console)
    return parser


def _with_command(argv: list[str], known: dict[str, Command]) -> list[str]:
    """`reviewer FILE` means `reviewer open FILE`; common options may stand before the command."""
    rest = _without_front(argv)
    front = argv[: len(argv) - len(rest)]
    if not rest:
        return ["--help"]
    if rest[0] in known:
        return [rest[0], *front, *rest[1:]]
    if rest[0].startswith("-"):
        return rest
    if _is_no_file(rest[0]):
        near = get_close_matches(rest[0], _modules(), 1)
        raise UsageError(
            "cli.error.no-command", word=rest[0], near=f"reviewer {near[0]}" if near else "reviewer --help"
        )
    return ["open", *front, *rest]


def _is_no_file(word: str) -> bool:
    """A bare word that names no file was meant for a command."""
    return re.fullmatch(r"[a-z-]+", word) is not None and not Path(word).exists()


def _without_front(argv: Sequence[str]) -> list[str]:
    """The words behind the common options that stand first."""
    rest = list(argv)
    while (rest and rest[0] in _FRONT) or (rest and rest[0].startswith("--lang=")):
        if rest.pop(0) == "--lang" and rest:
            rest.pop(0)
    return rest


if __name__ == "__main__":
    sys.exit(main())
