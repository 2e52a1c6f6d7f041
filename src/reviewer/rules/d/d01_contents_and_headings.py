"""D01: what the contents announce stands in the body under the same words. Called by the engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.model.document import ContentsEntry, Heading, Paragraph, Table, TableKind
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.d.d04_numbering import number_of
from reviewer.rules.d.titles import likeness, plain_title
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

LIKE = 0.6
"""Share of common characters from which two titles are versions of one another."""
_SEVERAL = re.compile(r"\D\s*\d{1,2}[.．、]\s*20\d\d\s*年|\D\d{1,2}[.．、][^\d\s]")
"""An entry into which the reading put several."""
_IS_TABLE = re.compile(r"表(?:\([^()]*\))?$")
LEAST_WORDS = 4
"""Characters of a title that could not stand in a line by chance."""
LONGEST = 60
"""Characters of a line that may be a heading."""


@dataclass(frozen=True, slots=True)
class _Title:
    """A heading or table title of the body."""

    text: str
    plain: str
    ref: str


def check(material: Material) -> CheckResult:
    """Entries whose closest heading reads differently; entries without any heading as advice."""
    contents = material.document.contents
    if not contents:
        return NotApplicable(message("performance.no-contents"))
    titles = list(_titles(material))
    return executed((seen for entry in contents if (seen := _judge(entry, titles, material))), len(contents))


def _titles(material: Material) -> Iterator[_Title]:
    own = material.profile.organisation
    covered = {line.id for line in material.document.cover}
    for block in material.document.blocks:
        if block.id in covered:
            continue
        if isinstance(block, Table):
            if block.kind is not TableKind.DIRECTORY and block.title:
                yield _Title(block.title, plain_title(block.title, own), block.id)
        elif isinstance(block, Heading | Paragraph) and len(block.text) <= LONGEST:
            yield _Title(block.text, plain_title(block.text, own), block.id)
    for section in material.sections:
        yield _Title(section.heading.text, plain_title(section.heading.text, own), section.heading.id)


def _judge(entry: ContentsEntry, titles: list[_Title], material: Material) -> Observation | None:
    wanted = plain_title(entry.text, material.profile.organisation)
    if not wanted or wanted.isdecimal() or _SEVERAL.search(entry.text):
        return None
    if any(likeness(title.plain, wanted) == 1 for title in titles):
        return None
    anchor = Anchor(entry.id, f"目录 / {entry.text}", entry.source, text=entry.text)
    taken = Counter(plain_title(other.text, material.profile.organisation) for other in material.document.contents)
    is_table = _IS_TABLE.search(wanted) is not None
    free = [title for title in titles if title.plain not in taken and (not is_table or _IS_TABLE.search(title.plain))]
    nearest = max(free, key=lambda title: likeness(title.plain, wanted), default=None)
    if nearest is None or likeness(nearest.plain, wanted) < LIKE:
        bearing = max(titles, key=lambda title: likeness(title.plain, wanted), default=None)
        is_near = bearing is not None and likeness(bearing.plain, wanted) >= LIKE
        nearest = _second(bearing.plain, wanted, titles, taken, material) if bearing is not None and is_near else None
    if nearest is not None:
        body = anchor_of(nearest.ref, material)
        params = {"contents": entry.text, "heading": nearest.text}
        return Observation(body, params, message="differs", places=(body, anchor))
    if is_table:
        return None  # a table that is not there is S13's matter
    if _is_left_out(entry, wanted, titles, material):
        return Observation(anchor, {"contents": entry.text}, message="left_out")
    return Observation(anchor, {"contents": entry.text}, message="absent", severity=Severity.ADVICE)


def _is_left_out(entry: ContentsEntry, wanted: str, titles: list[_Title], material: Material) -> bool:
    """Whether the section is certainly not there: its neighbours in the contents are, under their own words, and its
    words stand nowhere between them, not even inside a line."""
    own = material.profile.organisation
    entries = [plain_title(other.text, own) for other in material.document.contents]
    place = material.document.contents.index(entry)
    if not 0 < place < len(entries) - 1 or len(wanted) < LEAST_WORDS or number_of(entry.text) is None:
        return False
    if any(entries.count(entries[beside]) != 1 for beside in (place - 1, place + 1)):
        return False
    ends = [[title.ref for title in titles if title.plain == entries[beside]] for beside in (place - 1, place + 1)]
    if not all(ends):
        return False
    document = material.document
    before, after = (document.position(refs[0]) for refs in ends)
    texts = [
        plain_title(getattr(block, "text", "") or getattr(block, "title", ""), own)
        for block in document.blocks[before + 1 : after]
    ]
    core = re.sub(r"(?:说明|情况)+$", "", wanted)
    return before < after and not any(core in text or likeness(text, wanted) >= LIKE for text in texts)


def _second(plain: str, wanted: str, titles: list[_Title], taken: Counter[str], material: Material) -> _Title | None:
    """The table that bears the title of another one: more tables bear it than the contents announce, and it stands
    where the announced one should."""
    document = material.document
    tables = [table.id for table in document.tables if table.kind is TableKind.GRID]
    bearing = [title for title in titles if title.plain == plain and title.ref in tables]
    if len(bearing) <= taken[plain] or not _IS_TABLE.search(wanted):
        return None
    own = material.profile.organisation
    announced = [text for entry in document.contents if _IS_TABLE.search(text := plain_title(entry.text, own))]
    place = announced.index(wanted) if wanted in announced else 0
    return min(bearing, key=lambda title: abs(tables.index(title.ref) - place))


RULE = Rule(
    code="D01",
    name=Words("目录与正文标题一致", "contents entry = heading"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "目录每一条在正文中有同名标题或表题。",
            "Each line of the contents has a heading or table title of the same words in the body.",
        ),
        why=Words("目录与正文不一致会让读者找不到表。", "Readers cannot find a table under another name."),
        tolerance=Words(
            "序号、年度、引号、单位名称及“部门/单位”差异不计；正文中找不到的只作提示（可能为读取丢失）。",
            "Numbers, years, quotes, the body's name and 部门/单位 are left out; an entry without any heading "
            "is advice only, the reading may have lost it.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "differs": Words(
            "目录为“{contents}”，正文标题为“{heading}”", "Contents say “{contents}”, the body “{heading}”"
        ),
        "left_out": Words(
            "目录列有“{contents}”，正文前后各节都有，唯独没有这一节",
            "“{contents}” is in the contents; the sections before and after it are in the body, it is not",
        ),
        "absent": Words(
            "目录列有“{contents}”，正文未见同名标题，请核对原件", "“{contents}” is in the contents, not in the body"
        ),
    },
    example=Example(
        budget(
            contents="第一部分 概况.....1\n第二部分 2030年单位预算报表.....2\n表一2030年预算收支总表.....2\n"
            "表二2030年预算支出汇总表.....3\n表三2030年项目支出预算表（本年预算）.....4\n"
            "第三部分 2030年度单位预算情况说明.....5\n第四部分 名词解释.....6"
        ),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)
