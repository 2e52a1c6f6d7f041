"""Pictures as Braille dots: two by four dots in a cell, every terminal draws them. Pure."""

from __future__ import annotations

from collections.abc import Callable

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
BLANK = 0x2800


def braille(width: int, height: int, is_dark: Callable[[int, int], bool]) -> tuple[str, ...]:
    """Rows of Braille for a picture of `width` × `height` dots."""
    rows = []
    for top in range(0, height, 4):
        cells = []
        for left in range(0, width, 2):
            code = BLANK
            for dy in range(min(4, height - top)):
                for dx in range(min(2, width - left)):
                    if is_dark(left + dx, top + dy):
                        code |= _DOTS[dy][dx]
            cells.append(chr(code))
        rows.append("".join(cells))
    return tuple(rows)


def threshold(values: bytes) -> int:
    """The grey between ink and paper (Otsu): the split with the greatest variance between its sides."""
    counts = [0] * 256
    for value in values:
        counts[value] += 1
    total = len(values) or 1
    whole = sum(value * count for value, count in enumerate(counts))
    best, at, below, weight = -1.0, 127, 0.0, 0
    for value, count in enumerate(counts):
        weight += count
        if not weight or weight == total:
            continue
        below += value * count
        spread = weight * (total - weight) * (below / weight - (whole - below) / (total - weight)) ** 2
        if spread > best:
            best, at = spread, value
    return at
