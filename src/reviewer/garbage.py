"""How often Python looks for garbage: rarely, for nearly all that is made of a document is kept.

Owns the collector's settings of this process. Called where a process starts, and where very much is made at once.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 50_000
"""Objects made before the collector looks at the youngest; Python's own 700 cost a tenth of the time of a reading."""
OLDER = 20


def collect_rarely() -> None:
    """For a process that reads or checks documents."""
    gc.set_threshold(YOUNG, OLDER, OLDER)


def keep_all() -> None:
    """What has been made so far stays to the end: the collector need not look at it again."""
    gc.freeze()


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """While everything that is made is kept."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
