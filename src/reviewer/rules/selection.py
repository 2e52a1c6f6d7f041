"""Which rules a person wants to hear, and how loudly. Data only; comes from the command line and the settings file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """Code prefixes: `select` empty means all; `ignore` wins; `regrade` by the longest prefix that fits."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    regrade: Mapping[str, Severity] = field(default_factory=dict)

    def admits(self, code: str) -> bool:
        """Whether findings of that code are wanted."""
        wanted = not self.select or any(code.startswith(prefix) for prefix in self.select)
        return wanted and not any(code.startswith(prefix) for prefix in self.ignore)

    def severity(self, code: str, own: Severity) -> Severity:
        """The severity of a finding of that code whose own severity is `own`."""
        fitting = [prefix for prefix in self.regrade if code.startswith(prefix)]
        return self.regrade[max(fitting, key=len)] if fitting else own


EVERYTHING = Selection()
