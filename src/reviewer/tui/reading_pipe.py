"""How things go through the pipe between the reading process and the desk: pickles, both ends the same program.

Owns the shape in which they travel. The tens of thousands of cells of a document go as plain tuples, and the collector
rests meanwhile: all that is made is kept. Called by `opening` and `reading_process`.
"""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from types import MappingProxyType
from typing import IO, Any

from reviewer.garbage import collector_at_rest
from reviewer.model.document import BBox, Cell, Source

Reduced = tuple[Callable[..., Any], tuple[Any, ...]]


def send(item: object, pipe: IO[bytes]) -> None:
    """Write one thing. Raises BrokenPipeError where nobody reads any more."""
    pickler = pickle.Pickler(pipe, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, **_BY_FIELDS, MappingProxyType: _reduced_view}
    with collector_at_rest():
        pickler.dump(item)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Read one thing. Raises EOFError or `pickle.UnpicklingError` where the other end died."""
    with collector_at_rest():
        return pickle.load(pipe)  # noqa: S301 - written by this program, in a process it started


def _by_fields(kind: type) -> Callable[[Any], Reduced]:
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda item: (kind, values(item))


_BY_FIELDS: dict[type, Callable[[Any], Any]] = {kind: _by_fields(kind) for kind in (BBox, Cell, Source)}


def _reduced_view(view: Mapping[Any, Any]) -> Reduced:
    return _read_only, (dict(view),)


def _read_only(mapping: dict[Any, Any]) -> Mapping[Any, Any]:
    """A read-only view at its other end; Python pickles none by itself."""
    return MappingProxyType(mapping)
