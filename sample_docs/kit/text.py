"""Writes a sample as extracted text: headings with #, table rows tab-separated, merged cells empty."""

from __future__ import annotations

from collections.abc import Iterable

from sample_docs.kit.content import Content, Grid, Text


def as_text(content: Content, pages: dict[str, int]) -> tuple[str, dict[str, int]]:
    """The whole text, and the line (1-based) where each block starts; `pages` gives the printed page of each entry."""
    starts: dict[str, int] = {}
    lines: list[str] = [""]
    lines += _spaced(f"{'#' * min(place, 2)} {line}" for place, line in enumerate(content.cover, 1))
    lines += ["# 目 录", ""]
    lines += [f"{_bold(text)} .....\t{pages.get(identity, 0)}" for identity, text in content.contents]
    lines.append("")
    for block in content.blocks:
        starts[block.id] = len(lines) + 1
        lines += _grid(block) if isinstance(block, Grid) else _text(block)
    return "\n".join(lines).rstrip("\n") + "\n", starts


def _bold(text: str) -> str:
    return f"<b>{text}</b>" if text.startswith("第") else text


def _spaced(lines: Iterable[str]) -> list[str]:
    out: list[str] = []
    for line in lines:
        out += [line, ""]
    return out


def _text(block: Text) -> list[str]:
    mark = {1: "## ", 2: "### ", 3: "#### "}.get(block.level, "")
    return [mark + block.text, ""]


def _grid(grid: Grid) -> list[str]:
    lines: list[str] = []
    if grid.label:
        lines += [grid.label, ""]
    if grid.title:
        lines += [("## " if grid.title_level else "") + grid.title, ""]
    if grid.kind == "performance":
        lines += _spaced(grid.notes)
    elif grid.kind == "grid":
        lines += _spaced([f"{grid.organisation_label}：{grid.organisation}", f"单位：{grid.unit}"])
    for place, row in enumerate(grid.rows, 1):
        is_short = grid.lost_column >= 0 and place > grid.break_after
        lines.append("\t".join(text for column, text in enumerate(row) if not is_short or column != grid.lost_column))
        if place == grid.break_after:
            lines.append("")
    lines.append("")
    if grid.kind == "grid":
        lines += _spaced(grid.notes)
    return lines
