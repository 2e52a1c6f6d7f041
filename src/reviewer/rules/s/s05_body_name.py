"""S05: the body on the cover is the body above every table and the subject of the narrative. Called by the engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reviewer.forms.profile import Level
from reviewer.model.document import TableKind
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import Passage, PassageKind
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.s.bodies import BODY_ENDS, MINIMUM, Likeness, body_name, is_other_word, is_slip, likeness
from reviewer.rules.sample_text import TABLES, budget
from reviewer.words import Words, message

_HEAD_NAME = re.compile(rf"(?:^|部分|[\s、:：])([\u4e00-\u9fff（）()]{{4,40}}?(?:{BODY_ENDS}))\s*(?=20\d\d\s*年)")
_SUBJECT = re.compile(
    rf"(?:^|[。；\n])20\d\d\s*年(?:度)?\s*([\u4e00-\u9fff（）()]{{4,40}}?(?:{BODY_ENDS}))(?:（[^）]*）)?"
    r"(?=预算|一般公共|支出预算|收入预算|收支|财政拨款|政府采购|纳入|编报|政府性|国有资本)"
    rf"|(?:^|[。；\n])([\u4e00-\u9fff（）()]{{4,40}}?(?:{BODY_ENDS}))(?=20\d\d\s*年(?:度)?(?:预算|收入|支出|收支|一般公共|财政拨款|部门预算|单位预算|"
    r"部门决算|单位决算|“?三公|政府采购|机关运行|政府性|国有资本))"
)
_COVER_NAME = re.compile(rf"^(?:20\d\d年度?)?([\u4e00-\u9fff()]{{4,40}}?(?:{BODY_ENDS}))(?:20\d\d年.*)?$")
_STATES = re.compile(
    r"(?:预算收入|收入预算|支出预算|预算支出|财政拨款收支|一般公共预算(?:当年|安排|拨款|支出)|政府采购预算总额|纳入绩效|单位预算|部门预算)"
)
"""How the sentence of a template goes on behind the body's name; another body may well be named before other words."""
ENOUGH = 2
"""Tables that bear the cover's name before a differing one is certain to be wrong."""


def check(material: Material) -> CheckResult:
    """Differing table heads one by one; slips of the pen in the text as one finding per variant."""
    own = material.profile.organisation
    if len(body_name(own)) < 3:
        return Unable(message("performance.no-organisation"))
    observations = [*_cover(material, own), *_tables(material, own), *_heads(material, own)]
    observations += [*_subjects(material, own), *_slips(material, own)]
    return executed(observations, len(material.document.tables))


def _cover(material: Material, own: str) -> Iterator[Observation]:
    """A line of the cover that is the name of the same office of another place, or the name with a slip."""
    same = sum(likeness(table.organisation, own) is Likeness.SAME for table in material.document.tables)
    for line in material.document.cover:
        found = _COVER_NAME.match(body_name(line.text))
        if found is None:
            continue
        relation = likeness(found[1], own)
        if relation in {Likeness.LEVEL, Likeness.SLIP}:
            severity = Severity.ERROR if same >= ENOUGH else Severity.WARNING
            params = {"name": found[1], "own": own}
            yield Observation(anchor_of(line.id, material), params, "cover", severity=severity)


def _tables(material: Material, own: str) -> Iterator[Observation]:
    tables = [table for table in material.document.tables if table.kind is TableKind.GRID and table.organisation]
    same = sum(likeness(table.organisation, own) is Likeness.SAME for table in tables)
    departments = {
        body_name(form.fields["department"].text) for form in material.performance if "department" in form.fields
    }
    by_name: dict[str, list[Anchor]] = {}
    for table in tables:
        found = likeness(table.organisation, own)
        if found in {Likeness.SAME, Likeness.SHORT} or _is_known_unit(table.organisation, material):
            continue
        place = anchor_of(table.id, material)
        anchor = Anchor(f"{table.id}", place.semantic, table.organisation_source, place.table, text=table.organisation)
        by_name.setdefault(table.organisation, []).append(anchor)
    for name, places in by_name.items():
        is_certain = same >= ENOUGH and len(places) < same and material.profile.level is not Level.DEPARTMENT
        is_certain = is_certain and body_name(name) not in departments
        is_certain = is_certain or (same >= ENOUGH and likeness(name, own) in {Likeness.SLIP, Likeness.LEVEL})
        yield Observation(
            places[0],
            {"name": name, "own": own},
            message="table",
            places=tuple(places),
            severity=Severity.ERROR if is_certain else Severity.WARNING,
        )


def _is_known_unit(name: str, material: Material) -> bool:
    """A sub-unit that the document itself lists may stand above a table of a department."""
    wanted = body_name(name)
    return any(
        wanted == body_name(passage.text) or (passage.topic == "organisation" and wanted in body_name(passage.text))
        for passage in material.passages
        if passage.kind in {PassageKind.CELL, PassageKind.PARAGRAPH}
    )


def _heads(material: Material, own: str) -> Iterator[Observation]:
    """Titles over parts and tables that begin with a name like the body's, of another place or with a slip."""
    for passage in material.passages:
        if not (passage.kind is PassageKind.HEADING or _is_title_line(passage)):
            continue
        found = _HEAD_NAME.search(passage.text)
        if found and likeness(found[1], own) in {Likeness.LEVEL, Likeness.SLIP}:
            anchor = passage.anchor(found.start(1), found.end(1))
            yield Observation(anchor, {"name": found[1], "own": own}, message="head", severity=Severity.WARNING)
    for table in material.document.tables:
        found = _HEAD_NAME.search(table.title)
        if found and likeness(found[1], own) in {Likeness.LEVEL, Likeness.SLIP}:
            anchor = anchor_of(table.id, material)
            yield Observation(anchor, {"name": found[1], "own": own}, message="head", severity=Severity.WARNING)


def _is_title_line(passage: Passage) -> bool:
    return passage.kind is PassageKind.PARAGRAPH and len(passage.text) < 60 and not re.search(r"[。，；]", passage.text)


def _subjects(material: Material, own: str) -> Iterator[Observation]:
    """Sentences whose subject is another body."""
    subjects: list[tuple[str, Anchor, bool]] = []
    for passage in material.passages:
        is_text = passage.kind is PassageKind.PARAGRAPH and not _is_title_line(passage)
        if is_text and "performance_forms" not in passage.topics:
            subjects += [
                (
                    found[found.lastindex or 1],
                    passage.anchor(found.start(found.lastindex or 1), found.end(found.lastindex or 1)),
                    bool(_STATES.match(passage.text[found.end() :])),
                )
                for found in _SUBJECT.finditer(passage.text)
            ]
    relations = Counter(likeness(name, own) for name, _, _ in subjects)
    for name, anchor, states_budget in subjects:
        found = likeness(name, own)
        if is_other_word(body_name(name), body_name(own)):
            continue  # told as a slip, wherever it stands
        if found in {Likeness.LEVEL, Likeness.OTHER} and not _is_known_unit(name, material):
            is_certain = relations[Likeness.SAME] >= ENOUGH and states_budget
            severity = Severity.ERROR if is_certain else Severity.WARNING
            yield Observation(anchor, {"name": name, "own": own}, message="subject", severity=severity)


def _slips(material: Material, own: str) -> Iterator[Observation]:
    """The body's name with one character wrong, wherever it is written."""
    plain = body_name(own)
    if len(plain) < MINIMUM:
        return
    by_name: dict[str, list[Anchor]] = {}
    for passage in material.passages:
        if passage.kind is PassageKind.CELL:
            continue
        for start, end in _near(passage.text, plain):
            by_name.setdefault(passage.text[start:end], []).append(passage.anchor(start, end))
    for name, places in by_name.items():
        yield Observation(
            places[0],
            {"name": name, "own": own, "count": len(places)},
            message="slip",
            places=tuple(places),
            severity=Severity.WARNING,
        )


def _near(text: str, own: str) -> Iterator[tuple[int, int]]:
    """Spans of `text` that are `own` with one slip: the first two characters of `own` are there or the last two."""
    head, tail = own[:2], own[-2:]
    done = -1
    for position in sorted(_starts(text, head, tail, len(own))):
        if position < done:
            continue
        for length in (len(own), len(own) - 1, len(own) + 1):
            piece = text[position : position + length]
            is_other = is_other_word(piece, own) and not text[position + length :].startswith(("下属", "所属"))
            is_near = (piece.startswith(head) or length == len(own)) and piece.endswith(tail) and is_slip(piece, own)
            if len(piece) == length and (is_near or is_other):
                yield position, position + length
                done = position + length
                break


def _starts(text: str, head: str, tail: str, length: int) -> set[int]:
    """Where a name with a slip may begin: its first two characters stand there, or its last two at its end."""
    found = {place.start() for place in re.finditer(re.escape(head), text)}
    return found | {start for place in re.finditer(re.escape(tail), text) if (start := place.end() - length) >= 0}


RULE = Rule(
    code="S05",
    name=Words("单位名称一致", "body name"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "封面单位名称与各表“单位名称”、各部分标题、正文主语一致。",
            "The body on the cover is the one above each table, in the headings of parts and the subject of the text.",
        ),
        why=Words(
            "表头或正文写成其他单位，说明套用了别处文本或系统账套选错。",
            "Another body's name means text or a report of somebody else was used.",
        ),
        tolerance=Words(
            "简称、（本级）、[部门]后缀视为一致；本文件列明的下属单位不计；仅一字之差或层级不同的为建议修改。",
            "Abbreviations and suffixes such as （本级） count as equal, listed sub-units are left out; "
            "one wrong character or another level in a heading is a warning.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "cover": Words("封面单位名称为“{name}”，各表为“{own}”", "The cover names “{name}”, the tables “{own}”"),
        "table": Words("表头单位名称为“{name}”，封面为“{own}”", "The table names “{name}”, the cover “{own}”"),
        "head": Words("标题中的单位名称“{name}”与封面“{own}”不一致", "The heading names “{name}”, the cover “{own}”"),
        "subject": Words(
            "正文主语为“{name}”，本件为“{own}”", "The sentence is about “{name}”, the document about “{own}”"
        ),
        "slip": Words(
            "单位名称写作“{name}”（{count}处），应为“{own}”", "Written “{name}” ({count} times), the body is “{own}”"
        ),
    },
    example=Example(
        budget(tables=TABLES.replace("单位名称：示例县示例局", "单位名称：示例市示例局", 1)),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)
