"""The few pdfium functions that are called for every glyph and every path, bound for speed.

Same functions as in `pypdfium2_raw`, at the same addresses: handles are plain integers, nothing is wrapped, and the
interpreter lock is kept (a reading process has one thread), which makes a call about half as dear.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2_raw as pdfium


def address(handle: Any) -> int:
    """A handle of `pypdfium2_raw` as an integer; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _bound(name: str, result: Any, *parameters: Any) -> Callable[..., Any]:
    place = address(getattr(pdfium, name))
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *parameters)(place)
    return function


_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int

unicode_of = _bound("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
loose_box_of = _bound("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _HANDLE)
font_size_of = _bound("FPDFText_GetFontSize", ctypes.c_double, _HANDLE, _INT)
matrix_of = _bound("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _HANDLE)
angle_of = _bound("FPDFText_GetCharAngle", ctypes.c_float, _HANDLE, _INT)
weight_of = _bound("FPDFText_GetFontWeight", _INT, _HANDLE, _INT)
text_object_of = _bound("FPDFText_GetTextObject", _HANDLE, _HANDLE, _INT)
render_mode_of = _bound("FPDFTextObj_GetTextRenderMode", _INT, _HANDLE)
object_of_page = _bound("FPDFPage_GetObject", _HANDLE, _HANDLE, _INT)
object_of_form = _bound("FPDFFormObj_GetObject", _HANDLE, _HANDLE, ctypes.c_ulong)
kind_of = _bound("FPDFPageObj_GetType", _INT, _HANDLE)
count_segments = _bound("FPDFPath_CountSegments", _INT, _HANDLE)
draw_mode_of = _bound("FPDFPath_GetDrawMode", _INT, _HANDLE, _HANDLE, _HANDLE)
bounds_of = _bound("FPDFPageObj_GetBounds", _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
