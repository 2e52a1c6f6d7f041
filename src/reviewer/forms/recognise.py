"""Which form is this table: by title, header and row names together, never by page order; and why.

Owns: scoring tables against forms and settling who gets which form. A missing title or a wrong number does not matter;
the longest title match wins, because short titles lie inside long ones.
Called by `forms.bind`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reviewer.forms.catalogue import Catalogue
from reviewer.forms.codes import economic, functions
from reviewer.forms.columns import Matched, match_columns
from reviewer.forms.form import Form, RowKind
from reviewer.forms.layout import Layout, code_of, lay_out
from reviewer.forms.normal import bare, gap_match, plain, without_year
from reviewer.forms.profile import DocumentKind
from reviewer.model.document import Document, Heading, Paragraph, Table, TableKind
from reviewer.model.figure import parse_number
from reviewer.words import Message, message

TITLE_SHARE, HEADER_SHARE, ROW_SHARE = 0.55, 0.30, 0.15
ENOUGH = 0.5
"""Score from which a titled table is taken for the form."""
ENOUGH_UNTITLED = 0.8
HEADER_NEEDED = 0.5
"""Share of required columns without which no title convinces."""
TITLE_ENOUGH = 0.9
"""Share of the title that names an empty table by itself."""
CLEARLY_BETTER = 0.08
ALIKE = 0.75
"""Likeness of two titles from which a damaged one still counts, and how much it then counts."""
FAMILY_BONUS = 0.02
"""Settles ties between the sets of two places; too small to outweigh a word of the title."""
_MATTERS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("general", "公共预算|公共财政"),
        ("funds", "政府性基金"),
        ("capital", "国有资本|国资"),
        ("appropriation", "财政拨款"),
        ("account", "专户"),
        ("three-public", "三公"),
        ("procurement", "采购|购买服务"),
        ("project", "项目|专项"),
        ("basic", "基本支出"),
        ("revenue", "收入|收支"),
        ("expenditure", "支出|收支"),
    )
)
"""What a title may speak of; a form whose titles speak of other things is another table."""
_BRACKETED = re.compile(r"\([^()]*\)")
_FILLERS = re.compile(r"^(?:表[一二三四五六七八九十\d]+[:、.]?)|部门|单位|本级|公开")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table read as a form. `title`, `header`, `rows`: shares between 0 and 1."""

    form: Form
    matched: Matched
    title: float
    header: float
    rows: float
    words: str
    has_title: bool
    is_empty: bool = False
    """No amount stands in the table."""

    @property
    def score(self) -> float:
        """Between 0 and 1."""
        if self.has_title:
            return TITLE_SHARE * self.title + HEADER_SHARE * self.header + ROW_SHARE * self.rows
        return 0.65 * self.header + 0.35 * self.rows

    @property
    def convinces(self) -> bool:
        """Whether the table may be taken for this form at all."""
        if self.header < HEADER_NEEDED:
            # In an empty table a column is easily lost; nothing is computed from it, its title is enough.
            return self.is_empty and self.title >= TITLE_ENOUGH
        if self.has_title:
            return self.title > 0 and self.score >= ENOUGH
        return not self.form.needs_title and self.score >= ENOUGH_UNTITLED


@dataclass(frozen=True, slots=True)
class Recognition:
    """The form a table was taken for (None: none fits), how it was laid out, and the reasons."""

    candidate: Candidate | None
    layout: Layout
    reasons: tuple[Message, ...]


def recognise(document: Document, catalogue: Catalogue) -> dict[str, Recognition]:
    """Every grid of the document by table id."""
    tables = [table for table in document.tables if table.kind is TableKind.GRID]
    layouts = {table.id: lay_out(table) for table in tables}
    candidates = {
        table.id: _candidates(table, title_of(table, document), layouts[table.id], catalogue) for table in tables
    }
    family, kind = _family(candidates), _kind(candidates)
    taken: dict[str, Candidate] = {}
    reasons: dict[str, tuple[Message, ...]] = {}
    for table in tables:
        ranked = sorted(candidates[table.id], key=lambda item: -_ranked(item, family))
        best = next((item for item in ranked if item.has_title and item.convinces), None)
        if best is not None:
            taken[table.id] = best
            reasons[table.id] = _reasons(best, family)
    used = {candidate.form.id for candidate in taken.values()}
    for table in tables:
        if table.id in taken:
            continue
        fitting = [item for item in candidates[table.id] if kind in (None, item.form.kind)]
        chosen, why = _untitled(fitting, used, family)
        if chosen is not None:
            taken[table.id] = chosen
            used.add(chosen.form.id)
        reasons[table.id] = why
    return {
        table.id: Recognition(taken.get(table.id), layouts[table.id], reasons.get(table.id, ())) for table in tables
    }


def title_of(table: Table, document: Document) -> str:
    """The caption, or the nearest heading or short line above the table that speaks of a table."""
    if table.title:
        return table.title
    position = document.position(table.id)
    for block in reversed(document.blocks[max(0, position - 4) : position]):
        if isinstance(block, Table):
            return ""
        if isinstance(block, Heading | Paragraph) and "表" in block.text and len(block.text) <= 60:
            return block.text
    return ""


def _candidates(table: Table, title: str, layout: Layout, catalogue: Catalogue) -> list[Candidate]:
    found = []
    shares = _title_shares(title, catalogue)
    is_empty = not any("." in cell.text and parse_number(cell.text) for _, _, cell in table.body())
    for form in catalogue.forms:
        share, words = shares.get((form.family, form.id), (0.0, ""))
        if title and not share:
            continue
        matched = match_columns(form, table, layout)
        if form.is_unlabelled and any(block.codes for block in layout.blocks):
            continue
        if len(form.sides) > 1 and len(layout.blocks) < 2:
            matched = replace(matched, found=0)
        rows = _row_share(form, table, layout, matched)
        found.append(Candidate(form, matched, share, matched.score, rows, words, bool(title), is_empty))
    if title and not found:
        # A title nobody knows: judged like a table without one, but never against its own words.
        return [
            candidate
            for candidate in _candidates(table, "", layout, catalogue)
            if not contradicts(candidate.form, title)
        ]
    return found


def contradicts(form: Form, title: str) -> bool:
    """Whether the title names another fund, matter or side than every title of the form does."""
    words = without_year(title)
    if any(gap_match(pattern, words) for pattern in form.not_titles):
        return True
    said = {name for name, pattern in _MATTERS if pattern.search(words)}
    own = [{name for name, pattern in _MATTERS if pattern.search(each)} for each in form.titles]
    return bool(own) and not any(said == matters for matters in own)


def _title_shares(title: str, catalogue: Catalogue) -> dict[tuple[str, str], tuple[float, str]]:
    """Title share per family and form. A title no pattern lies in is compared by likeness: words get lost or added."""
    if not title:
        return {}
    shares = {(form.family, form.id): title_share(form, title) for form in catalogue.forms}
    if any(share for share, _ in shares.values()):
        return shares
    whole = without_year(title)
    words = _BRACKETED.sub("", whole)
    for form in catalogue.forms:
        if any(gap_match(pattern, whole) for pattern in form.not_titles) or _is_other_kind(form, words):
            continue
        likeness = [(SequenceMatcher(None, pattern, words, autojunk=False).ratio(), pattern) for pattern in form.titles]
        best, which = max(likeness, default=(0.0, ""))
        if best >= ALIKE:
            shares[form.family, form.id] = (best * ALIKE, which)
    return shares


def _is_other_kind(form: Form, words: str) -> bool:
    """A title that ends in 预算表 is like that of final accounts in all but the word that matters."""
    other = "决算表" if form.kind is DocumentKind.BUDGET else "预算表"
    return words.endswith(other)


def title_share(form: Form, title: str) -> tuple[float, str]:
    """Share of the title's words a pattern of the form covers, and the pattern; 0 where a forbidden word stands."""
    words = without_year(title)
    if any(gap_match(pattern, words) for pattern in form.not_titles):
        return 0.0, ""
    best, which = 0.0, ""
    for pattern in form.titles:
        text = words if "(" in pattern else _BRACKETED.sub("", words)
        text = _FILLERS.sub("", text)
        literal = gap_match(_FILLERS.sub("", pattern), text)
        if literal:
            share = literal / max(len(text), literal)
            # Where two forms cover the whole title, the one that says more wins.
            share += min(len(pattern), 40) / 10_000
            if share > best:
                best, which = share, pattern
    return min(best, 1.01), which


def _row_share(form: Form, table: Table, layout: Layout, matched: Matched) -> float:
    """Share of the labelled rows whose label the form knows."""
    known = labelled = 0
    classes = functions().codes
    for side, block in matched.sides:
        for index, row in enumerate(table.rows):
            if index in layout.number_rows:
                continue
            texts = [row[column].text for column in block.names if column < len(row) and row[column].text]
            code = code_of(row, block.codes)
            if not texts and not code:
                continue
            labelled += 1
            label = bare(texts[0]) if texts else ""
            if any(
                gap_match(pattern, label) for item in form.rows if item.side in ("", side) for pattern in item.labels
            ):
                known += 1
            elif form.row_kind is RowKind.FUNCTION:
                known += code[:1] in {"1", "2"} and len(code) >= 3
            elif form.row_kind is RowKind.CLASS:
                known += label in classes
            elif form.row_kind is RowKind.ECONOMIC:
                known += _is_economic(code, label)
            elif form.row_kind is not None:
                known += not code
    if form.is_unlabelled:
        return 1.0 if labelled <= 2 and len(table.rows) <= 4 else 0.0
    return known / labelled if labelled else 0.5


def _is_economic(code: str, label: str) -> bool:
    return (code[:1] in {"3", "5"} and len(code) >= 3) or (not code and bool(economic().code(label)))


def _untitled(candidates: list[Candidate], used: set[str], family: str) -> tuple[Candidate | None, tuple[Message, ...]]:
    """A form for a table that no title names: clearly the best fit, or the only one of its shape still free."""
    convincing = sorted(
        (item for item in candidates if not item.has_title and item.convinces), key=lambda item: -_ranked(item, family)
    )
    free = [item for item in convincing if item.form.id not in used]
    if not convincing:
        return None, (message("forms.reason.none"),)
    if not free:
        return None, (message("forms.reason.none"),)
    best = free[0]
    rivals = [item for item in free[1:] if item.form.id != best.form.id]
    if rivals and best.score - rivals[0].score < CLEARLY_BETTER:
        return None, (message("forms.reason.close", other=rivals[0].form.names),)
    reasons = _reasons(best, family)
    others = any(item.form.id in used and best.score - item.score < CLEARLY_BETTER for item in convincing)
    return best, (*reasons, message("forms.reason.only_left")) if others else reasons


def _ranked(candidate: Candidate, family: str) -> float:
    return candidate.score + (FAMILY_BONUS if candidate.form.family == family else 0)


def _family(candidates: dict[str, list[Candidate]]) -> str:
    """The set most tables fit best; ties go to the first name."""
    votes: Counter[str] = Counter()
    for items in candidates.values():
        best = max((item.score for item in items if item.convinces), default=0.0)
        votes.update({item.form.family for item in items if item.convinces and best - item.score < 1e-9})
    return min(votes, key=lambda name: (-votes[name], name), default="")


def _kind(candidates: dict[str, list[Candidate]]) -> DocumentKind | None:
    """Budget or final accounts by the titled tables; None where none is titled."""
    votes: Counter[DocumentKind] = Counter()
    for items in candidates.values():
        best = max((item for item in items if item.has_title and item.convinces), key=lambda i: i.score, default=None)
        if best is not None:
            votes[best.form.kind] += 1
    return votes.most_common(1)[0][0] if votes else None


def _reasons(candidate: Candidate, family: str) -> tuple[Message, ...]:
    reasons = []
    if candidate.has_title:
        reasons.append(message("forms.reason.title", words=plain(candidate.words)))
    else:
        reasons.append(message("forms.reason.no_title"))
    reasons.append(message("forms.reason.header", found=candidate.matched.found, wanted=candidate.matched.wanted))
    reasons.append(message("forms.reason.rows", share=round(100 * candidate.rows)))
    if candidate.form.family == family and family:
        reasons.append(message("forms.reason.family"))
    return tuple(reasons)
