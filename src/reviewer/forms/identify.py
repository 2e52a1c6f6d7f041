"""What kind of document this is, decided by its tables first and its words second (S01, S02).

Owns: kind, level, year, body, family, regime. A final-accounts text quotes budgets and the reverse, so words decide
only where no table speaks. Called by `session.analysis` once per document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from reviewer.forms.bound import BoundTable
from reviewer.forms.normal import plain
from reviewer.forms.profile import DocumentKind, Level, Profile
from reviewer.forms.regime import regime_of
from reviewer.model.document import NOWHERE, Document, Heading, Paragraph, Source, Table

_YEAR = re.compile(r"(20\d\d)年")
_TITLE = re.compile(r"(20\d\d)年?度?.{0,12}?(?:部门|单位)?(预算|决算)")
_PLACEHOLDER = re.compile(r"[XxＸ×]{2,}|某某|[〇○]{2,}")
_SECRET = re.compile(r"涉密|不予公开|不宜公开")
_TAIL_NOTE = re.compile(r"四舍五入|尾差|进位.{0,4}误差")
_PART_ONE = re.compile(r"^第一部分(.{2,40}?)(?:概况|基本情况|简介)$")
_SUBJECT = re.compile(r"(?:预算主管部门|编制部门|编制单位|单位名称|部门名称|主管部门):?(.{2,40})$")
_NOT_A_NAME = re.compile(r"20\d\d年?度?|(?:部门|单位|区级|市级|县级|省级)*(?:预算|决算)(?:公开|说明|报告|情况)*|目录$")
_GOVERNMENT = re.compile(
    r"决算草案|财政总决算|政府决算|人大常委会|人民代表大会常务委员会|上解(?:上级)?支出|调入资金|预算稳定调节基金|转贷收入|"
    r"税收收入|非税收入|税收返还|社会保险基金|债务限额"
)
GOVERNMENT_WORDS = 3
"""Different words of whole governments from which accounts are theirs."""
TEMPLATE_MARKS = 12
"""Placeholders from which a document without amounts is a template."""
MANY_MARKS = 40
"""Placeholders from which a few left-over amounts do not count."""
_SENTENCE = re.compile(r"[，。；,;%]|\d元|万元|亿元")
LONGEST_NAME = 40
"""Characters; a longer line of the cover names no body."""
SECRET_MARKS = 3


def identify(document: Document, bound: Mapping[str, BoundTable]) -> Profile:
    """The profile of a document from its bound tables and its words."""
    kind = _kind(document, bound)
    year, year_source = _year(document)
    organisation, organisation_source = _organisation(document)
    units = Counter(table.unit for table in bound.values() if table.unit is not None and table.form)
    return Profile(
        kind=kind,
        level=_level(document),
        year=year,
        organisation=organisation,
        title=_title(document),
        family=_family(bound),
        amount_unit=units.most_common(1)[0][0] if units else None,
        regime=regime_of(bound.values(), has_note=any(_TAIL_NOTE.search(text) for text, _ in _texts(document))),
        is_secret=sum(len(_SECRET.findall(text)) for text, _ in _texts(document, cells=True)) >= SECRET_MARKS,
        organisation_source=organisation_source,
        year_source=year_source,
        is_government=_is_government(document, bound),
    )


def _is_government(document: Document, bound: Mapping[str, BoundTable]) -> bool:
    """Accounts of a government: several of its own words, and no table that departments publish."""
    if any(table.form for table in bound.values()):
        return False
    words = {match[0] for text, _ in _texts(document) for match in _GOVERNMENT.finditer(text)}
    return len(words) >= GOVERNMENT_WORDS


def _kind(document: Document, bound: Mapping[str, BoundTable]) -> DocumentKind:
    forms = [table for table in bound.values() if table.form]
    amounts = sum(1 for table in forms for fact in table.facts if not fact.figure.is_blank and fact.figure.value)
    marks = sum(len(_PLACEHOLDER.findall(text)) for text, _ in _texts(document))
    if (not amounts and marks >= TEMPLATE_MARKS) or (marks >= MANY_MARKS and amounts < len(forms)):
        return DocumentKind.TEMPLATE
    votes = Counter("final" if table.form.startswith("final-") else "budget" for table in forms)
    if votes and votes.most_common(1)[0][1] > sum(votes.values()) / 2:
        return DocumentKind(votes.most_common(1)[0][0])
    words = Counter(match[2] for text in _cover_texts(document) for match in _TITLE.finditer(text))
    if not words or (not forms and len(words) > 1):
        return DocumentKind.OTHER
    return DocumentKind.FINAL if words.most_common(1)[0][0] == "决算" else DocumentKind.BUDGET


def _year(document: Document) -> tuple[int | None, Source]:
    """The year most titles name; the cover counts for three."""
    votes: Counter[int] = Counter()
    first: dict[int, Source] = {}
    for line in document.cover:
        for match in _YEAR.finditer(plain(line.text)):
            votes[int(match[1])] += 3
            first.setdefault(int(match[1]), line.source)
    for block in document.blocks:
        text, source = (
            (block.title, block.title_source)
            if isinstance(block, Table)
            else (block.text, block.source)
            if isinstance(block, Heading)
            else ("", NOWHERE)
        )
        if titled := _TITLE.search(plain(text)):
            votes[int(titled[1])] += 1
            first.setdefault(int(titled[1]), source)
    if not votes:
        return None, NOWHERE
    year = max(votes, key=lambda item: (votes[item], item))
    return year, first[year]


def _organisation(document: Document) -> tuple[str, Source]:
    named = [table for table in document.tables if table.organisation]
    if named:
        name = Counter(table.organisation for table in named).most_common(1)[0][0]
        return name, next(table.organisation_source for table in named if table.organisation == name)
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and (match := _PART_ONE.match(plain(block.text))):
            return match[1], block.source
    for entry in document.contents:
        if match := _PART_ONE.match(plain(entry.text)):
            return match[1], entry.source
    for line in document.cover:
        if subject := _SUBJECT.search(plain(line.text)):
            return subject[1], line.source
    for line in document.cover:
        name = _NOT_A_NAME.sub("", plain(line.text))
        if 4 <= len(name) <= LONGEST_NAME and not _SENTENCE.search(name):
            return name, line.source
    return "", NOWHERE


def _level(document: Document) -> Level | None:
    """Cover and part headings say 部门 or 单位; the table titles where they do not."""
    for texts in (_cover_texts(document), [text for text, _ in _texts(document)]):
        found = Counter(
            match[0] for text in texts for match in re.finditer("部门(?=预算|决算)|单位(?=预算|决算)", text)
        )
        if found["部门"] != found["单位"]:
            return Level.DEPARTMENT if found["部门"] > found["单位"] else Level.UNIT
    return None


def _title(document: Document) -> str:
    lines = [plain(line.text) for line in document.cover]
    return "".join(line for line in lines if line and line not in {"目录", "目錄"} and not _FIELD.match(line))[:80]


_FIELD = re.compile(r"^[^:\d]{0,6}(?:部门|单位|日期|时间|联系人|电话|负责人)(?:名称)?:")
"""A line of the cover that names a body or a date behind a label is no part of the title (NFKC text)."""


def _family(bound: Mapping[str, BoundTable]) -> str:
    forms = [table for table in bound.values() if table.form]
    if not forms:
        return ""
    families = Counter(table.family for table in forms)
    # Most sets share most forms; the ones only one set has tell which it is.
    if families["final"] > len(forms) / 2:
        family = "final"
    else:
        special = Counter({name: count for name, count in families.items() if name not in {"provincial", "final"}})
        family = special.most_common(1)[0][0] if special and special.most_common(1)[0][1] >= 2 else "provincial"
    return f"{family}-{len({table.form for table in forms})}"


def _cover_texts(document: Document) -> list[str]:
    lines = [plain(line.text) for line in document.cover]
    headings = [plain(block.text) for block in document.blocks if isinstance(block, Heading) and block.level <= 1]
    return [*lines, "".join(lines), *headings[:6]]


def _texts(document: Document, *, cells: bool = False) -> Iterator[tuple[str, Source]]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield plain(block.title), block.title_source
            for note in block.notes:
                yield plain(note.text), note.source
            if cells:
                for _, _, cell in block.body():
                    if cell.text and not cell.text[0].isdigit():
                        yield cell.text, cell.source
        else:
            yield plain(block.text), block.source
