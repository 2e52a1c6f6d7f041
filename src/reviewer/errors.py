"""The one hierarchy of errors: what is wrong, where, and what to do.

Every error carries a key of the word catalogue and its parameters, so that the command line and the screen say it in
the reader's language. Expected doubt about a reading is data (`model.document.Doubt`), never an error.
"""

from __future__ import annotations

from collections.abc import Mapping


class ReviewerError(Exception):
    """Something a person can act on. `key` names the sentence in the catalogue, `params` fill its slots."""

    exit_status = 2

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.params: Mapping[str, object] = params

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders when a worker fails, keyword parameters included."""
        return (_rebuild, (type(self), self.key, dict(self.params)))


class InputError(ReviewerError):
    """The source file is missing, empty, damaged, encrypted or of no known kind."""


class OverlayError(ReviewerError):
    """The overlay cannot be read, belongs to another document, or cannot be written."""


class SettingsError(ReviewerError):
    """A settings file, a theme, a form or a rule file of the user is wrong; names file and place."""


class UsageError(ReviewerError):
    """The command line asks for something that does not exist."""


class InternalError(ReviewerError):
    """A fault of the program itself, reported as such and never as a fault of a document."""

    exit_status = 3


def _rebuild(kind: type[ReviewerError], key: str, params: dict[str, object]) -> ReviewerError:
    return kind(key, **params)
