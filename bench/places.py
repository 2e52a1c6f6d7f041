"""Where measurements find documents: the samples beside the code, and real documents outside the repository."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_docs"


def real_documents() -> Path | None:
    """Directory of real documents (`REVIEWER_REAL_DOCS`, else `../shared/docs`); None where there is none."""
    named = os.environ.get("REVIEWER_REAL_DOCS")
    for path in [Path(named)] if named else [ROOT.parent / "shared" / "docs"]:
        if path.is_dir():
            return path
    return None


def samples() -> tuple[Path, ...]:
    """The committed samples, PDF and text."""
    return tuple(sorted((*SAMPLES.glob("[0-9][0-9]-*.pdf"), *SAMPLES.glob("[0-9][0-9]-*.txt"))))
