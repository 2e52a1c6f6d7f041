"""Where a person was in a document, kept in a small file under the settings directory, never in the overlay.

Owns writing and reading it; a file that makes no sense is ignored. Keyed by the document's digest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reviewer.tui.grid.window import GridView
from reviewer.tui.settings import SESSIONS_FOLDER, write_whole
from reviewer.tui.state.desk import Desk, Where
from reviewer.tui.state.filters import Facet, Filter

SCHEMA = 1
MOST_JUMPS = 50


def memory_path(folder: Path, sha256: str) -> Path:
    """The file of a document."""
    return folder / SESSIONS_FOLDER / f"{sha256[:32]}.json"


def remember(folder: Path | None, desk: Desk, screen: Mapping[str, object]) -> bool:
    """Keep where the person is; `screen`: pane, zoom and sizes. False where it cannot be kept."""
    if folder is None:
        return False
    ids = [place.id for place in desk.places.all]
    data = {
        "schema": SCHEMA,
        "place": ids[desk.index] if ids else "",
        "finding": desk.finding_key,
        "proof": desk.proof,
        "printed": desk.printed,
        "views": {identity: asdict(view) for identity, view in desk.views.items()},
        "filter": {
            "wanted": sorted([facet.value, value] for facet, value in desk.filter.wanted),
            "unwanted": sorted([facet.value, value] for facet, value in desk.filter.unwanted),
            "text": desk.filter.text,
            "folds": desk.filter.folds_advice,
        },
        "marks": {letter: _kept(where, ids) for letter, where in desk.marks.items()},
        "jumps": [_kept(where, ids) for where in desk.jumps.behind[-MOST_JUMPS:]],
        "screen": dict(screen),
    }
    return write_whole(memory_path(folder, desk.model.analysis.document.sha256), json.dumps(data, ensure_ascii=False))


def recall(folder: Path | None, desk: Desk) -> dict[str, Any]:
    """Bring the person back to where they were; gives pane, zoom and sizes, {} where nothing is remembered."""
    if folder is None:
        return {}
    path = memory_path(folder, desk.model.analysis.document.sha256)
    try:
        data = json.loads(path.read_text("utf-8"))
        return _recalled(data, desk) if isinstance(data, dict) and data.get("schema") == SCHEMA else {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _recalled(data: dict[str, Any], desk: Desk) -> dict[str, Any]:
    ids = [place.id for place in desk.places.all]
    chosen = data["filter"]
    desk.filter = Filter(
        frozenset((Facet(facet), str(value)) for facet, value in chosen["wanted"]),
        frozenset((Facet(facet), str(value)) for facet, value in chosen["unwanted"]),
        str(chosen["text"]),
        bool(chosen["folds"]),
    )
    desk.printed = bool(data["printed"])
    desk.refresh()
    desk.views = {str(identity): _view(view) for identity, view in data["views"].items() if identity in ids}
    desk.marks = {str(letter): where for letter, kept in data["marks"].items() if (where := _where(kept, ids))}
    desk.jumps.behind = [where for kept in data["jumps"] if (where := _where(kept, ids))]
    if data["place"] in ids:
        desk.index = ids.index(data["place"])
    if desk.model.finding(str(data["finding"])) is not None:
        desk.finding_key = str(data["finding"])
        desk.proof = int(data["proof"])
    screen = data.get("screen", {})
    return screen if isinstance(screen, dict) else {}


def _kept(where: Where, ids: list[str]) -> list[object]:
    return [ids[where.place] if where.place < len(ids) else "", asdict(where.view), where.finding, where.proof]


def _where(kept: list[Any], ids: list[str]) -> Where | None:
    identity, view, finding, proof = kept
    return Where(ids.index(identity), _view(view), str(finding), int(proof)) if identity in ids else None


def _view(kept: Mapping[str, Any]) -> GridView:
    return GridView(**{name: max(0, int(kept[name])) for name in ("row", "column", "first_row", "first_column")})
