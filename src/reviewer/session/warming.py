"""Loads what the analysis needs while the reading processes are at work: the caller would only wait for them.

Owns nothing; without it everything is loaded later, one after the other. Called by those who read and then analyse.
"""

from __future__ import annotations

from threading import Thread


class Warming:
    """`begin` at the first page that comes from a reading process, as often as one likes: what is read in this process,
    from the cache or from text, has nothing to wait for. `end` before the analysis."""

    def __init__(self) -> None:
        self._thread: Thread | None = None

    def begin(self) -> None:
        """Start to load the rules and the forms."""
        if self._thread is None:
            self._thread = Thread(target=_load, name="warming", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Wait until they are loaded, where that has begun."""
        if self._thread is not None:
            self._thread.join()


def _load() -> None:
    import reviewer.session.analysis  # noqa: F401 - for the modules it loads
    from reviewer.forms.catalogue import load
    from reviewer.rules.registry import all_rules

    all_rules()
    load()
