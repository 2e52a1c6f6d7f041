"""The reasons for which a finding is no fault of the disclosure (UX 4.4): one code, one key each. Data only."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.words import Message, message


@dataclass(frozen=True, slots=True)
class Reason:
    """`code` is written to the overlay, `key` is pressed on the screen."""

    code: str
    key: str

    @property
    def words(self) -> Message:
        """What it is called."""
        return message(f"session.reason.{self.code}")


REASONS = tuple(
    Reason(code, str(number))
    for number, code in enumerate(("scope", "explained", "layout", "secret", "reading-right", "rule", "other"), 1)
)
"""The seven reasons in the order of their keys."""
NEEDS_TEXT = "other"
"""The reason that is taken only with words of one's own behind it: `other: …`."""


def reason_text(code: str, text: str = "") -> str:
    """What is written for a reason: the code, and the person's words behind it."""
    return f"{code}: {text.strip()}" if text.strip() else code
