"""Commands about entries rather than findings: settling a conflict, giving an orphan a place, taking an entry out.

Pure, like `making`. Called by `Session` only.
"""

from __future__ import annotations

from dataclasses import replace

from reviewer.overlay.carrying import WAS_AT
from reviewer.overlay.commands import Command
from reviewer.overlay.entries import Decision, identity
from reviewer.overlay.refs import page_of, place_order
from reviewer.session import status
from reviewer.session.standing import Standing
from reviewer.session.values import Refusal
from reviewer.words import message


def settle(standing: Standing, about: str, side: int | None) -> Command | Refusal:
    """One side of a conflict stands, or none."""
    conflict = next((item for item in standing.overlay.conflicts if item.about == about), None)
    if conflict is None or (side is None and not conflict.or_none):
        return Refusal(message("session.refuse.no-conflict"))
    if side is not None and not 0 <= side < len(conflict.sides):
        return Refusal(message("session.refuse.no-conflict"))
    put = (conflict.sides[side],) if side is not None else ()
    finding = about.partition(":")[2] if about.startswith("decision:") else ""
    return Command("settle", put, (identity(conflict),), finding, conflict.at, conflict.anchor)


def attach(standing: Standing, name: str, ref: str) -> Command | Refusal:
    """An orphan at a place a person chose; a decision goes to the finding of its rule there, if there is one."""
    orphan = next((entry for entry in standing.orphans if identity(entry) == name), None)
    if orphan is None:
        return Refusal(message("session.refuse.no-entry"))
    if not standing.is_place(ref):
        return Refusal(message("session.refuse.no-place", ref=ref))
    document = standing.first.document
    placed = replace(
        orphan,
        anchor=standing.anchor(ref),
        at=ref,
        page=page_of(document, ref),
        extra={key: value for key, value in orphan.extra.items() if key != WAS_AT},
        order=place_order(document, ref),
    )
    if isinstance(placed, Decision):
        code = placed.finding.partition(":")[0]
        found = [item for item in standing.findings if item.finding.code == code and item.finding.anchor.ref == ref]
        if len(found) != 1 or found[0].decision is not None:
            return Refusal(message("session.refuse.no-finding-here", code=code))
        witness = status.witnesses(found[0].finding, standing.layers.read)
        placed = replace(placed, finding=found[0].key, witness=witness)
    return Command("attach", (placed,), (name,), "", ref, placed.anchor)


def drop(standing: Standing, name: str) -> Command | Refusal:
    """An entry taken out."""
    entry = next((item for item in standing.overlay.entries if identity(item) == name), None)
    if entry is None:
        return Refusal(message("session.refuse.no-entry"))
    return Command("drop", (), (name,), "", entry.at, entry.anchor)
