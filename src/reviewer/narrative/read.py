"""The numbers of the prose with their meaning, and the equations they stand in.

Owns the order of the work: settings of paragraphs from the outline, reading, naming, binding, relating. Called by
`session.analysis` once per document; a correction re-evaluates equations, it does not read the prose again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reviewer.forms.bound import BoundTable
from reviewer.forms.outline import normal, without_numbering
from reviewer.forms.performance import PerformanceForm
from reviewer.forms.profile import DocumentKind, Profile
from reviewer.forms.sections import Section
from reviewer.model.document import Document, Heading, Paragraph, Source, Table
from reviewer.model.equation import Equation
from reviewer.model.fact import Dimensions
from reviewer.narrative.clauses import Constant, clauses_of
from reviewer.narrative.counts import count_equations
from reviewer.narrative.drafts import Draft, Found
from reviewer.narrative.flow import Flow, flow_of
from reviewer.narrative.interpret import Interpreter
from reviewer.narrative.labels import meaning_of
from reviewer.narrative.ledger import Ledger, Movement, ProseNumber, Share, Statement
from reviewer.narrative.movements import completion_equations, growth_equations, settle_movements
from reviewer.narrative.parts import part_equations, single_parts
from reviewer.narrative.performance import set_performance_topics
from reviewer.narrative.proofs import proofs
from reviewer.narrative.resolve import name_rows
from reviewer.narrative.shares import share_equations, sibling_shares
from reviewer.narrative.sourcing import Sources
from reviewer.narrative.state import Reading, Setting, State
from reviewer.narrative.ties import bind, repeated, table_ties
from reviewer.words import Message

SILENT_TOPICS = frozenset(
    {"duties", "glossary", "annex", "tables", "services_directory", "annexes", "performance_forms"}
)
"""Sections whose numbers are names and limits, never figures of the budget."""
LEAST_CUT = 40
"""Characters of a paragraph that can have been cut by a page break; a shorter one is a line of its own."""
BEGINNING = re.compile(
    r"[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[、.．]|[①-⑳]|其中|注：|附|20\d\d年"
)


@dataclass(frozen=True)
class Narrative:
    """What the prose says. `unable`, `not_applicable`: reasons by rule code."""

    ledger: Ledger
    equations: tuple[Equation, ...] = ()
    unable: Mapping[str, Message] = field(default_factory=dict)
    not_applicable: Mapping[str, Message] = field(default_factory=dict)


def read_narrative(
    document: Document,
    sections: Sequence[Section],
    bound: Mapping[str, BoundTable],
    profile: Profile,
    performance: Sequence[PerformanceForm] = (),
) -> Narrative:
    """Reads all prose of a document. `performance`: forms whose amounts the prose may state."""
    scenario = "final" if profile.kind is DocumentKind.FINAL else "budget"
    sources = Sources(bound)
    items = frozenset(sources.names.functions)
    state = State(profile.year, normal(profile.organisation), scenario, items)
    interpreter = Interpreter(state)
    constants: list[ProseNumber] = []
    for flow, blocks, setting in _paragraphs(_prose(document, sections, scenario)):
        clauses, fixed = clauses_of(flow)
        constants.extend(_constant(flow, item, blocks, setting) for item in fixed)
        if setting.topic in SILENT_TOPICS or _is_heading_only(blocks[flow.block], flow):
            measured = [numeral for clause in clauses for numeral in clause.numerals]
            constants.extend(_constant(flow, Constant(item, "reference"), blocks, setting) for item in measured)
            continue
        interpreter.paragraph(flow, clauses, setting, blocks)
    reading = state.reading
    equations = [
        *_relate(reading, sources, scenario),
        *proofs(reading.drafts, sources, performance, scenario),
    ]
    ledger = Ledger(_in_order(document, [*constants, *_numbers(reading, scenario)]), _statements(reading.drafts))
    return Narrative(ledger, _unique(equations))


def _paragraphs(
    prose: Iterable[tuple[Heading | Paragraph, Setting, bool]],
) -> Iterator[tuple[Flow, dict[str, Heading | Paragraph], Setting]]:
    """Paragraphs with their blocks; one that a page break cut in two is one again."""
    held: tuple[Flow, dict[str, Heading | Paragraph], Setting] | None = None
    for block, setting, is_next in prose:
        flow = flow_of(block.id, block.text)
        if held is not None and is_next and isinstance(block, Paragraph) and _is_cut(held, flow, setting):
            held = (held[0].followed_by(flow), {**held[1], block.id: block}, setting)
            continue
        if held is not None:
            yield held
        held = (flow, {block.id: block}, setting)
    if held is not None:
        yield held


def _is_cut(held: tuple[Flow, dict[str, Heading | Paragraph], Setting], flow: Flow, setting: Setting) -> bool:
    """A long paragraph that stops in the middle of a sentence goes on in the next one."""
    text = held[0].text
    if (
        held[2] != setting
        or len(text) < LEAST_CUT
        or not flow.text
        or not isinstance(held[1][held[0].block], Paragraph)
    ):
        return False
    stops = text[-1] in "。；：！？…”》、，" or text.endswith(("附件", "万元", "元", "%", "辆", "台"))
    begins = BEGINNING.match(flow.text) is not None
    return not stops and not begins and ("，" in text or "。" in text)


def _is_heading_only(block: Heading | Paragraph, flow: Flow) -> bool:
    """A heading without an amount: its numbers number it."""
    return isinstance(block, Heading) and "元" not in flow.text and "%" not in flow.text


def _prose(
    document: Document, sections: Sequence[Section], scenario: str
) -> Iterator[tuple[Heading | Paragraph, Setting, bool]]:
    """Every block of prose with its setting, and whether it stands right behind the one before it; in reading order."""
    innermost: dict[str, Section] = {}
    for section in sections:
        for block in (section.heading, *section.blocks):
            held = innermost.get(block.id)
            if held is None or held.depth <= section.depth:
                innermost[block.id] = section
    by_heading = {section.heading.id: section for section in sections}
    chains = _chains(sections)
    settings: dict[str, Setting] = {}
    covered = {line.id for line in document.cover}
    is_next = False
    for block in document.blocks:
        if isinstance(block, Table) or block.id in covered:
            is_next = False
            continue
        behind, is_next = is_next, True
        found = by_heading.get(block.id) or innermost.get(block.id)
        if found is None:
            yield block, Setting("", Dimensions(scenario=scenario), "", ""), behind
            continue
        if found.heading.id not in settings:
            settings[found.heading.id] = _setting(chains[found.heading.id], scenario)
        yield block, settings[found.heading.id], behind


def _chains(sections: Sequence[Section]) -> dict[str, list[Section]]:
    """For each section the sections from the part down to it."""
    chains: dict[str, list[Section]] = {}
    open_sections: list[Section] = []
    for section in sections:
        while open_sections and open_sections[-1].depth >= section.depth:
            open_sections.pop()
        open_sections.append(section)
        chains[section.heading.id] = list(open_sections)
    return chains


def _setting(chain: list[Section], scenario: str) -> Setting:
    """What the headings above a paragraph say; a silent part silences everything in it."""
    silent = next((section.topic for section in chain if section.topic in SILENT_TOPICS), "")
    told = [section for section in chain if section.topic]
    topic = silent or (told[-1].topic if told else "")
    if topic == "other" and len(told) > 1 and told[-2].topic not in {"narrative", "other"}:
        topic = told[-2].topic
    context = Dimensions(scenario=scenario)
    label = ""
    for section in chain[1:] if len(chain) > 1 else chain:
        words = without_numbering(normal(section.heading.text))
        own = meaning_of(words, scenario).dimensions
        changes = {
            name: getattr(own, name) for name in ("flow", "fund", "nature", "vintage", "topic") if getattr(own, name)
        }
        context = context.but(**changes)
        label = words
    if context.topic:
        context = context.but(fund="", nature="", vintage="")
    outer = next((section for section in chain[1:]), chain[0])
    return Setting(topic, context, label, outer.heading.id)


def _relate(reading: Reading, sources: Sources, scenario: str) -> list[Equation]:
    drafts = reading.drafts
    set_performance_topics(drafts)
    name_rows(drafts, sources)
    settle_movements(drafts)
    for draft in drafts:
        bind(draft, sources)
    equations: list[Equation] = []
    for draft in drafts:
        equations.extend(table_ties(draft, sources, scenario))
        equations.extend(growth_equations(draft))
        equations.extend(completion_equations(draft, sources))
        equations.extend(share_equations(draft, drafts, sources, scenario))
    equations.extend(sibling_shares(drafts, equations))
    equations.extend(part_equations(drafts))
    equations.extend(repeated(drafts))
    equations.extend(count_equations(drafts, sources, scenario))
    equations.extend(single_parts(drafts, {ref for equation in equations for ref in equation.refs}))
    return equations


def _unique(equations: list[Equation]) -> tuple[Equation, ...]:
    seen: dict[str, Equation] = {}
    for equation in equations:
        seen.setdefault(equation.id, equation)
    return tuple(seen.values())


# the ledger


def _constant(
    flow: Flow, constant: Constant, blocks: Mapping[str, Heading | Paragraph], setting: Setting
) -> ProseNumber:
    numeral = constant.numeral
    ref = flow.ref(numeral.start, numeral.end)
    return ProseNumber(
        ref,
        numeral.figure,
        constant.measure,
        source=_source(blocks[flow.block_at(numeral.start)], ref),
        section=setting.topic,
    )


def _source(block: Heading | Paragraph, ref: str) -> Source:
    offset = int(ref.rpartition("/")[2].partition("-")[0])
    return block.source_at(offset) if isinstance(block, Paragraph) else block.source


def _numbers(reading: Reading, scenario: str) -> Iterator[ProseNumber]:
    for draft in reading.drafts:
        own = draft.meaning.dimensions if draft.meaning.is_known else None
        for slot, found in draft.amounts:
            measure = slot if slot in {"count", "area"} else "amount"
            yield _number(found, measure, _in_slot(own, slot, scenario), draft)
        for movement in draft.movements:
            sign = -1 if movement.sign == -1 else 1
            if movement.change is not None:
                yield replace(_number(movement.change, "change", own, draft), sign=sign)
            if movement.rate is not None:
                measure = "rate" if movement.rate.kind in {"percent", "point"} else "unitless-rate"
                yield replace(_number(movement.rate, measure, own, draft), sign=sign)
        for share in draft.shares:
            yield _number(share.number, "share", own, draft)
        if draft.completion is not None:
            yield _number(draft.completion, "completion", own, draft)
    for found, measure in reading.others:
        yield ProseNumber(
            found.ref, found.figure, measure, source=found.source, section=found.section, sentence=found.sentence
        )


def _in_slot(own: Dimensions | None, slot: str, scenario: str) -> Dimensions | None:
    if own is None or slot in {"now", "count", "area"}:
        return own
    changes = {"prior": {"year": "-1"}, "opening": {"scenario": "budget"}, "adjusted": {"scenario": "adjusted"}}
    return own.but(**changes[slot]) if slot in changes else None


def _number(found: Found, measure: str, dimensions: Dimensions | None, draft: Draft) -> ProseNumber:
    return ProseNumber(
        found.ref,
        found.figure,
        measure,
        dimensions,
        draft.label,
        source=found.source,
        section=found.section,
        sentence=found.sentence,
    )


def _in_order(document: Document, numbers: list[ProseNumber]) -> tuple[ProseNumber, ...]:
    def key(number: ProseNumber) -> tuple[int, int]:
        block, _, span = number.ref.partition("/")
        return document.position(block), int(span.partition("-")[0])

    return tuple(sorted(numbers, key=key))


def _statements(drafts: list[Draft]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            key=draft.key,
            label=draft.label,
            section=draft.section,
            ref=draft.ref,
            sentence=draft.sentence,
            dimensions=draft.meaning.dimensions if draft.meaning.is_known else None,
            parent=draft.parent.key if draft.parent is not None else "",
            path=draft.meaning.path,
            amounts=tuple((slot, found.ref) for slot, found in draft.amounts),
            movements=tuple(
                Movement(
                    movement.sign,
                    movement.word,
                    movement.base,
                    movement.base_year,
                    movement.base_year_printed,
                    movement.base_scenario,
                    movement.change.ref if movement.change else "",
                    movement.rate.ref if movement.rate else "",
                    movement.ref,
                    movement.is_sure,
                )
                for movement in draft.movements
            ),
            shares=tuple(Share(share.number.ref, share.base) for share in draft.shares),
            completion=draft.completion.ref if draft.completion else "",
            reason=draft.reason,
            reason_ref=draft.reason_ref,
            in_reason=draft.in_reason,
            is_open=bool(draft.open_groups),
            facts=draft.facts,
            table_label=draft.table_label,
        )
        for draft in drafts
    )
