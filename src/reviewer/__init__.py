"""Desk review of Chinese public budget and final-accounts disclosures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.version import __version__

if TYPE_CHECKING:
    from reviewer.api import Review

__all__ = ["__version__", "open"]


def open(  # noqa: A001 - `reviewer.open(path)` is the name a caller expects
    path: str | Path,
    *,
    overlay: str | Path | None = None,
    prior: str | Path | None = None,
    author: str = "",
    password: str | None = None,
    language: str = "zh",
) -> Review:
    """Open a disclosure for review; see `reviewer.api.Review`. Nothing heavy is imported before the first call.

    `overlay`: where decisions are kept, else `FILE.review.toml` beside the file; `prior`: last year's disclosure;
    `language`: `zh` or `en`, for exports. Raises `reviewer.errors.ReviewerError`.
    """
    from reviewer.api import Review
    from reviewer.extract.options import ReadOptions
    from reviewer.session.session import Session
    from reviewer.words import Language

    session = Session.open(
        Path(path),
        overlay=Path(overlay) if overlay else None,
        prior=Path(prior) if prior else None,
        author=author,
        options=ReadOptions(password=password),
    )
    return Review(session, Path(path), Language(language))
