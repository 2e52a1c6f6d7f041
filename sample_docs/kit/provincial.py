"""Puts a provincial budget disclosure together: parts, tables, narrative, forms, directory, glossary."""

from __future__ import annotations

from dataclasses import replace

from sample_docs.kit import provincial_tables as tables
from sample_docs.kit.content import Block, Content, Grid, Sample, Text
from sample_docs.kit.forms import directory, form
from sample_docs.kit.provincial_text import assets, narrative
from sample_docs.kit.source import (
    Source,
    book_of,
    defects_of,
    departments_of,
    goals_of,
    operating_by_unit,
    shaped,
    traps_of,
    words_of,
)

ROUNDING_NOTE = "注：本套报表因取数时四舍五入，部分金额可能存在尾差"


def sample_of(source: Source) -> Sample:
    """The document with its defects and traps."""
    return Sample(content_of(source), defects_of(source), traps_of(source))


def content_of(source: Source) -> Content:
    """The document without errors."""
    book, words, goals = book_of(source), words_of(source), goals_of(source)
    name, year, scope = book.organisation, book.year, words.scope
    forms = [
        form(goal, number=place, organisation=name, code=source["code"], area=source["area"], year=year)
        for place, goal in enumerate(goals, 1)
    ]
    blocks: list[Block] = [
        Text("p1", "第一部分 概况", 1, in_contents=True),
        Text("p1a", f"一、本{scope}职责", 2, in_contents=True),
        *(Text(f"d{place:02d}", duty) for place, duty in enumerate(source["duties"], 1)),
        Text("p1b", "二、机构设置情况", 2, in_contents=True),
        Text("p1c", source["intro"]),
        Text("p2", f"第二部分 {year}年{scope}预算报表", 1, in_contents=True, page_break=True),
        *(shaped(grid, source) for grid in _tables(source)),
        Text("p3", f"第三部分 {year}年度{scope}预算情况说明", 1, in_contents=True, page_break=True),
        *narrative(book, words, goals),
        *forms,
        *assets(book, words, quota=source["quota"]),
        Text("n12", "十二、其他说明", 2, in_contents=True),
    ]
    has_directory = "directory" in source
    blocks += [
        Text("n12x", "（一）政府购买服务指导性目录", 3, in_contents=True),
        Text("n12a", "见附件。" if has_directory else "无"),
        Text("n12y", "（二）其他", 3, in_contents=True),
        Text("n12b", words.other),
    ]
    if has_directory:
        blocks += [Text("n12t", source["directory_title"], 1, page_break=True), directory(departments_of(source))]
    blocks.append(Text("p4", "第四部分 名词解释", 1, in_contents=True, page_break=True))
    blocks += [Text(f"g{place:02d}", line) for place, line in enumerate(source["glossary"], 1)]
    cover = (name, f"{year}年度{scope}预算公开")
    return Content(
        source["name"],
        "budget",
        source["level"],
        name,
        year,
        "provincial-13",
        "万元",
        cover,
        tuple(blocks),
        contents(blocks),
    )


def contents(blocks: list[Block]) -> tuple[tuple[str, str], ...]:
    """The entries of the table of contents."""
    entries = []
    for block in blocks:
        if isinstance(block, Grid):
            if block.contents_title:
                entries.append((block.id, block.contents_title))
        elif block.in_contents:
            entries.append((block.id, block.text))
    return tuple(entries)


def _tables(source: Source) -> list[Grid]:
    book, words = book_of(source), words_of(source)
    grids = [
        tables.budget_summary(book),
        tables.revenue_summary(book),
        tables.expenditure_summary(book),
        tables.appropriation_summary(book),
        tables.general_expenditure(book),
        tables.basic_by_economic(book),
        tables.fund_revenue(book),
        tables.fund_expenditure(book),
        tables.state_capital(book),
        tables.three_public(book, words.three_public),
        tables.operating_cost(book, operating_by_unit(book)),
        tables.projects(book, carried=False),
        tables.projects(book, carried=True),
    ]
    grids[0] = replace(grids[0], notes=(ROUNDING_NOTE,))
    return grids
