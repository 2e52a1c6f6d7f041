"""S13: every table the contents announce is in the file; without them, the set every body publishes is complete.

Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.catalogue import form_names
from reviewer.forms.performance_names import normal_name
from reviewer.forms.profile import DocumentKind
from reviewer.model.document import ContentsEntry, Heading, PageState, Table, TableKind
from reviewer.model.figure import parse_number
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.d.titles import likeness, plain_title
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

_TABLE = re.compile(r"(?:表|表\([^()]{1,12}\))$")
_NO_TABLE = re.compile(r"绩效|目录|报表$|情况表\(公开\)|名词|说明|^(?:预算|决算)表$")
SETS = {
    DocumentKind.BUDGET: (
        ("budget-summary",),
        ("revenue-summary", "revenue-list"),
        ("expenditure-summary",),
        ("appropriation-summary",),
        ("general-budget-expenditure",),
        ("basic-expenditure-economic", "basic-expenditure-function", "general-expenditure-economic"),
        ("three-public",),
        ("government-funds-expenditure",),
    ),
    DocumentKind.FINAL: (
        ("final-summary",),
        ("final-revenue",),
        ("final-expenditure",),
        ("final-appropriation-summary",),
        ("final-general-expenditure", "final-general-balance", "final-general-detail"),
        ("final-basic-expenditure",),
        ("final-three-public",),
        ("final-government-funds",),
    ),
}
"""Tables every body publishes, each under the forms that may print it."""
ENOUGH = 6
"""Tables of the set from which the file certainly means to hold all of it."""
MOST_MISSING = 2
LONGEST = 60
"""Characters of a line that may be a title."""
LESS = 0.05
"""A table counts a little less under the name of its form than under the title printed above it."""
LIKE = 0.7
"""Share of common characters from which a title is the announced table under another name (D01 reports that)."""


def check(material: Material) -> CheckResult:
    """Missing for certain where fewer tables were found than announced and no title is like it."""
    document = material.document
    if any(page.state is not PageState.READ for page in document.pages):
        return Unable(message("performance.pages-unread"))
    announced = list(_announced(material))
    if not announced:
        return _against_set(material)
    found = sum(is_table for is_table, _ in _titled(material))
    missing, unannounced = _matched(announced, list(_titled(material)))
    if not found and missing:
        # Text without any table: the tables are published as a file of their own.
        first = missing[0]
        anchor = Anchor(first.id, f"目录 / {first.text}", first.source, text=first.text)
        params = {"count": len(missing)}
        return executed([Observation(anchor, params, "attached", severity=Severity.QUESTION)], len(announced))
    are_certain = found < len(announced) and unannounced < len(missing)
    return executed(
        (
            Observation(
                Anchor(entry.id, f"目录 / {entry.text}", entry.source, text=entry.text),
                {"table": entry.text},
                severity=Severity.ERROR if are_certain else Severity.ADVICE,
                message="default" if are_certain else "untitled",
            )
            for entry in missing
        ),
        len(announced),
    )


def _announced(material: Material) -> Iterator[tuple[ContentsEntry, str]]:
    own = material.profile.organisation
    for entry in material.document.contents:
        text = normal_name(entry.text)
        if _TABLE.search(text) and not _NO_TABLE.search(plain_title(text, own)):
            yield entry, plain_title(text, own)


def _titled(material: Material) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """What may be an announced table, under the names it bears: a table (true), or a line that names one."""
    own = material.profile.organisation
    titles = {plain_title(table.title, own) for table in material.document.tables if table.title}
    for block in material.document.blocks:
        if isinstance(block, Table):
            if block.kind is TableKind.GRID:
                bound = material.bound.get(block.id)
                names = (block.title, bound.names.zh if bound is not None and bound.form else "")
                if any(names) or not _is_list(block):
                    yield True, tuple(plain_title(name, own) for name in names if name)
        elif (isinstance(block, Heading) or len(block.text) <= LONGEST) and _TABLE.search(normal_name(block.text)):
            plain = plain_title(block.text, own)
            if plain not in titles:
                yield False, (plain,)


def _is_list(table: Table) -> bool:
    """A list of words without an amount, such as that of the units, is no table of the set."""
    return not any("." in cell.text and parse_number(cell.text) for _, _, cell in table.body())


def _matched(
    announced: list[tuple[ContentsEntry, str]], titled: list[tuple[bool, tuple[str, ...]]]
) -> tuple[list[ContentsEntry], int]:
    """Announced tables nothing is left for when every table is given to the entry it is most like, and how many
    tables no entry announces."""
    pairs = sorted(
        (
            (max(likeness(name, plain) - place * LESS for place, name in enumerate(names)), -entry, -title)
            for entry, (_, plain) in enumerate(announced)
            for title, (_, names) in enumerate(titled)
            if names
        ),
        reverse=True,
    )
    entries: set[int] = set()
    taken: set[int] = set()
    for alike, entry, title in pairs:
        if alike >= LIKE and -entry not in entries and -title not in taken:
            entries.add(-entry)
            taken.add(-title)
    missing = [entry for place, (entry, _) in enumerate(announced) if place not in entries]
    return missing, sum(is_table for place, (is_table, _) in enumerate(titled) if place not in taken)


def _against_set(material: Material) -> CheckResult:
    """Without announced tables: the one table of the national set that is not there although all others are."""
    required = SETS.get(material.profile.kind, ())
    grids = [table for table in material.bound.values() if table.table.kind is TableKind.GRID]
    forms = {table.form for table in grids}
    missing = [names for names in required if not forms & set(names)]
    if not required or any(not table.form for table in grids) or len(required) - len(missing) < ENOUGH:
        return NotApplicable(message("performance.no-announced-table"))
    if len(missing) > MOST_MISSING:
        return executed((), len(required))
    where = grids[0].table
    anchor = Anchor(where.id, where.title, where.title_source, table=where.title)
    return executed(
        (
            Observation(anchor, {"table": form_names()[names[0]]}, "of_set", severity=Severity.WARNING)
            for names in missing
        ),
        len(required),
    )


RULE = Rule(
    code="S13",
    name=Words("缺表", "missing table"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "目录列出的报表在文件中都有；目录未列报表的，国家规定公开的报表齐全。",
            "Every table announced in the contents is in the file; where none is announced, the national set is whole.",
        ),
        why=Words("缺表即公开不完整。", "A missing table makes the disclosure incomplete."),
        tolerance=Words(
            "有未读出的页面时不执行；表数不少于目录、只是表题未读到的仅作提示；名称不同的由 D01 报告。",
            "Not run when pages could not be read; where as many tables as announced were found, a lost title "
            "is advice; another title is D01's.",
        ),
        basis=Words("财预〔2016〕143号；预算法实施条例第六条", "财预〔2016〕143号; budget law regulations art. 6"),
    ),
    messages={
        "default": Words("目录列有“{table}”，文件中没有这张表", "“{table}” is announced, the file has no such table"),
        "attached": Words(
            "目录列有 {count} 张报表，文件中没有任何报表，是否另附",
            "{count} tables are announced and the file has none at all; are they published apart?",
        ),
        "of_set": Words(
            "未见“{table}”，其余规定公开的报表都有", "“{table}” is not there, all other tables of the set are"
        ),
        "untitled": Words(
            "未找到题为“{table}”的表，可能是表题未读出，请核对原件", "No table titled “{table}”; its title may be lost"
        ),
    },
    example=Example(
        budget(
            contents="第一部分 概况.....1\n第二部分 2030年单位预算报表.....2\n表一2030年预算收支总表.....2\n"
            "表二2030年预算支出总表.....3\n表三2030年国有资本经营预算收支预算表.....4\n"
            "表四2030年项目支出预算表（本年预算）.....5\n第三部分 2030年度单位预算情况说明.....6\n"
            "第四部分 名词解释.....7"
        ),
        fires=1,
    ),
    check=check,
)
