"""The parser of the command line: help in the reader's language, wrong usage in one line that says what to do.

Owns the words that argparse says by itself. Called by `main` and by commands that have commands of their own.
"""

from __future__ import annotations

import argparse
import re
from functools import partial
from typing import Any, NoReturn

from reviewer.words import Language, say, visible

HELP_FORMAT = partial(argparse.RawDescriptionHelpFormatter, width=100)
WRONG_USAGE = 2
_SAID = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "required"),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), "unknown"),
    (
        re.compile(r"argument (?P<names>.+?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<known>.+)\)"),
        "choice",
    ),
    (re.compile(r"argument (?P<names>.+?): expected (?:one|at least one) argument"), "value"),
    (re.compile(r"argument (?P<names>.+?): invalid (?:int|positive_number) value: '?(?P<value>.*?)'?$"), "number"),
    (re.compile(r"argument (?P<names>.+?): not allowed with argument (?P<value>.+)"), "together"),
)
"""What argparse says, and the sentence of the catalogue (`cli.usage.*`) for it."""


class Parser(argparse.ArgumentParser):
    """See the module. Made through `parser_class`, because argparse makes the parsers of commands by itself."""

    language = Language.CHINESE

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("formatter_class", HELP_FORMAT)
        settings.setdefault("allow_abbrev", False)
        super().__init__(*args, **settings)
        self._positionals.title = say("cli.usage.arguments", self.language)
        self._optionals.title = say("cli.usage.options", self.language)
        for action in self._actions:
            if isinstance(action, argparse._HelpAction):
                action.help = say("cli.usage.help", self.language)

    def format_usage(self) -> str:
        """The usage line, its first word in the reader's language."""
        return super().format_usage().replace("usage:", say("cli.usage.usage", self.language), 1)

    def format_help(self) -> str:
        """The whole help, the same."""
        return super().format_help().replace("usage:", say("cli.usage.usage", self.language), 1)

    def error(self, message: str) -> NoReturn:
        """One line on stderr and exit status 2."""
        sentence = " ".join(visible(_spoken(message, self.language)).split())
        self.exit(WRONG_USAGE, f"{self.prog}: {say('cli.usage.see', self.language, what=sentence, prog=self.prog)}\n")


def parser_class(language: Language) -> type[Parser]:
    """The parser that speaks a language."""
    return type("SpokenParser", (Parser,), {"language": language})


def positive_number(text: str) -> int:
    """A whole number from 1; for `type=`."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _spoken(message: str, language: Language) -> str:
    for pattern, key in _SAID:
        found = pattern.search(message)
        if found is not None:
            return say(f"cli.usage.{key}", language, **{name: text or "" for name, text in found.groupdict().items()})
    return message
