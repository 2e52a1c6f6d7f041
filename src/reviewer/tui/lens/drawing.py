"""Whether this terminal draws pictures, and with which widget (extra `image`: textual-image, Sixel or Kitty).

Asking writes to the terminal and takes up to a tenth of a second, so it is done only where pictures are wanted, once,
before the app runs. Called by `run`; the lens falls back to the page as text where the answer is none.
"""

from __future__ import annotations

from typing import Protocol

from textual.widget import Widget


class DrawingWidget(Protocol):
    """A widget that draws a picture where it stands."""

    def __call__(self, *, id: str) -> Widget:  # noqa: A002 - Textual's own name
        """A new one, without a picture; its `image` is set later."""


def drawing_widget(*, is_wanted: bool) -> DrawingWidget | None:
    """The widget; None where none is wanted, the extra is not installed, or the terminal draws no pictures."""
    if not is_wanted:
        return None
    try:
        from textual_image.renderable import Image, SixelImage, TGPImage
    except ImportError:
        return None
    if Image not in {SixelImage, TGPImage}:
        return None
    from textual_image.widget import Image as Drawing

    widget: DrawingWidget = Drawing
    return widget
