"""The state while a section is read: current statement, list it stands in, reason being given, and the small questions
asked of it (what is this label, which statement is meant, which year).

Owns no reading of clauses (`narrative.interpret`), of numbers (`narrative.amounts`) or runs of them (`narrative.runs`):
they share one state.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reviewer.model.document import Heading, Paragraph, Source
from reviewer.model.fact import Dimensions
from reviewer.narrative import phrases
from reviewer.narrative.clauses import Break, Clause
from reviewer.narrative.drafts import Draft, Found, MovementDraft, Run
from reviewer.narrative.flow import Flow
from reviewer.narrative.labels import Meaning, is_generic, meaning_of, merged
from reviewer.narrative.numerals import Numeral
from reviewer.narrative.phrases import Base

ORDINAL = re.compile(
    r"^(?:([一二三四五六七八九十]+、)|(\([一二三四五六七八九十]+\))|(\d+[、．]|\d+\.(?!\d))|(\(\d+\)|\d+\))|([①-⑳]))"
)
_GENERIC_BODY = re.compile(
    r"^.{2,40}?(?:局|委员会|办公室|人民政府|监狱|法院|检察院|街道办事处|办事处|中心|学校|大学|学院|医院|协会|联合会|委|厅|支队|大队|站)"
    r"(?:\([^()]*\))?(?=(?:部门|单位|本级)?(?:\([^()]*\))?(?:预算|决算|收入|支出|收支|一般公共|财政|政府性|政府采购|国有|项目|基本|共有|占有|"
    r"使用|纳入|安排|机关运行|“?三公|公务|20\d\d|年度))"
)
_OWN_BODY = re.compile(
    r"^(?:本部门|本单位|我部门|我单位|我局|我委|我院|我校|我厅|部门|单位)(?!预算|决算|收|支|资金|公开)"
)


_BARE_FLOW = re.compile(r"(?:收入|支出|收支)(?:总?预算|总?决算)?(?:总?计|合计|总额)?")
"""收入较上年增加…: revenue itself, spoken of behind the list of what it consists of."""


LEAST_OTHER = 2
"""Characters of a name outside the vocabulary that is certainly something else than the current statement."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a paragraph stands. `context`: what its headings say; `label`: words of the innermost heading;
    `group`: changes where a new section begins."""

    topic: str
    context: Dimensions
    label: str
    group: str


@dataclass(slots=True)
class Reading:
    """What was read so far in one document."""

    drafts: list[Draft] = field(default_factory=list)
    others: list[tuple[Found, str]] = field(default_factory=list)
    """Numbers that belong to no statement, with their measure."""


@dataclass(slots=True)
class State:
    """What is known at one place of the text."""

    year: int | None
    organisation: str
    scenario: str
    items: frozenset[str] = frozenset()
    """Plain names of functional rows, so that 综合医院 is not taken for the body."""
    reading: Reading = field(default_factory=Reading)
    setting: Setting = field(default_factory=lambda: Setting("", Dimensions(), "", ""))
    top: Draft | None = None
    """First statement of the paragraph."""
    current: Draft | None = None
    """Statement being read."""
    outer: Draft | None = None
    """Current statement before the bracket that was opened last in this sentence."""
    parent: Draft | None = None
    """Statement the list being read breaks down."""
    siblings: list[Break] = field(default_factory=list)
    """What stood between the items of that list."""
    group: int = 0
    stack: list[tuple[int, Draft]] = field(default_factory=list)
    """Numbered statements around this place, with the depth of their numbers."""
    reason: tuple[Draft, int] | None = None
    """Whose change is being explained, and where the explanation begins."""
    base: Base | None = None
    words: str = ""
    mark: str = ""
    mark_words: str = ""
    """The mark that opened a list (其中, 包括), and the words before it."""
    continues: bool = False
    openings: dict[int, Draft | None] = field(default_factory=dict)
    """For each depth of numbering what its list stood under when it began."""
    opened: list[tuple[Draft | None, Draft | None, list[Break], int]] = field(default_factory=list)
    behind: Draft | None = None
    """Right behind a bracket: the statement that was being read before it opened."""
    flow: Flow = field(default_factory=lambda: Flow("", "", ()))
    blocks: Mapping[str, Heading | Paragraph] = field(default_factory=dict)
    sentence_drafts: int = 0
    before: Draft | None = None
    """Current statement of the paragraph before, for an item that a page break cut in two."""
    moved: MovementDraft | None = None
    """Last comparison of the sentence."""
    run: Run | None = None
    run_targets: list[Draft] = field(default_factory=list)
    """Things the last run of the sentence was about."""
    list_year: str = ""
    """Year of the list being read where its head names another than the document's."""

    def found(self, numeral: Numeral, clause: Clause) -> Found:
        """A number with its reference and what stands around it."""
        return Found(
            ref=self.flow.ref(numeral.start, numeral.end),
            figure=numeral.figure,
            kind=numeral.kind,
            source=self.source_of(numeral.start),
            section=self.setting.topic,
            sentence=clause.text,
            is_malformed=numeral.is_malformed,
            unit_text=numeral.unit_text,
            behind=self.flow.text[numeral.unit_end : numeral.unit_end + 8],
        )

    def source_of(self, start: int) -> Source:
        """Where the character at an offset of the paragraph is printed."""
        block = self.blocks.get(self.flow.block_at(start))
        if isinstance(block, Paragraph):
            return block.source_at(self.flow.offsets[start])
        return block.source if block is not None else Source()

    def other(self, found: Found, measure: str) -> None:
        """Keep a number that belongs to no statement."""
        self.reading.others.append((found, measure))

    def label(self, words: str) -> str:
        """The words for the thing, without the body's name, marks and time."""
        label = phrases.stripped_label(self.without_body(words))
        return phrases.stripped_label(_OWN_BODY.sub("", self.without_body(label)))

    def names_thing(self, label: str) -> bool:
        """Whether words name something an amount can be of."""
        meaning = meaning_of(label, self.scenario)
        return bool(meaning.dimensions.topic or meaning.dimensions.nature or meaning.source)

    def without_body(self, words: str) -> str:
        """Words without the name of the body they begin with."""
        name = self.organisation
        for cut in range(max(1, len(name) - 3) if name else 0):
            place = words.find(name[cut:])
            if place >= 0:
                behind = words[place + len(name) - cut :]
                return re.sub(r"^\([^()]{1,8}\)", "", behind)
        found = _GENERIC_BODY.match(words) if not phrases.ITEM_MARK.search(words) else None
        if found is None or re.sub(r"^\d*(?:[.、．]\d+)?", "", found.group()) in self.items:
            return words
        return words[found.end() :]

    def new(self, start: int, end: int, label: str, parent: Draft | None) -> Draft:
        """A new statement over the characters `start` to `end`."""
        context = self.setting.context
        meaning = self.meaning(label, parent, context)
        reference = self.flow.ref(start, max(start + 1, end)) if start < len(self.flow.text) else self.flow.block_at(0)
        draft = Draft(
            key=f"{reference}#{len(self.reading.drafts)}",
            label=label,
            section=self.setting.topic,
            block=self.flow.block_at(min(start, len(self.flow.text) - 1)),
            ref=reference,
            sentence=self.sentence(start),
            meaning=meaning,
            parent=parent,
            group=self.group,
        )
        if parent is not None:
            parent.children.append(draft)
        self.reading.drafts.append(draft)
        return draft

    def meaning(self, label: str, parent: Draft | None, context: Dimensions) -> Meaning:
        """What words mean at this place: under `parent`, in a section that says `context`."""
        meaning = meaning_of(label, self.scenario)
        if self.mark_words and parent is self.parent:
            marked = meaning_of(self.mark_words, self.scenario).dimensions
            meaning = merged(meaning, Dimensions(flow=marked.flow, fund=marked.fund, nature=marked.nature))
        topic = meaning.dimensions.topic
        above = parent.meaning.dimensions if parent is not None else Dimensions()
        if not topic and (context.topic or above.topic):
            if parent is not None or not is_generic(label):
                return Meaning(Dimensions(scenario=self.scenario))
            topic = context.topic
        meaning = merged(meaning, above.but(topic=""))
        if topic:
            fund = "" if meaning.dimensions.fund == "fiscal" else meaning.dimensions.fund
            changed = meaning.dimensions.but(topic=topic, nature="", fund=fund)
            return replace(meaning, dimensions=changed, is_known=True)
        return merged(meaning, context.but(topic=""))

    def sentence(self, start: int) -> str:
        """The sentence in which the character at an offset stands."""
        text = self.flow.text
        left = max(text.rfind("。", 0, start), text.rfind("；", 0, start)) + 1
        rights = [place for stop in "。；" if (place := text.find(stop, start)) >= 0]
        return text[left : min(rights, default=len(text))]

    def remember(self, draft: Draft) -> None:
        """Keep a numbered statement for the items under it."""
        ordinal = ORDINAL.match(self.flow.text)
        if ordinal:
            depth = next(index for index, found in enumerate(ordinal.groups()) if found)
            if not self.stack or self.stack[-1][0] < depth:
                self.stack.append((depth, draft))

    def targets(self, words: str, clause: Clause) -> list[Draft]:
        """Statements a comparison without a statement of its own may belong to, the likeliest first."""
        label = self.label(words)
        meaning = meaning_of(label, self.scenario) if label else None
        current = self.current
        if current is not None and current.meaning.dimensions.topic and is_generic(label):
            # 公务用车运行维护费5万元，主要用于…。费用支出较上年减少…: the cost just spoken of.
            return [current]
        top = self.top
        if meaning is not None and top is not None and top.leading is not None and _BARE_FLOW.fullmatch(label):
            flow = top.meaning.dimensions.flow
            if current is not top and flow in {"", meaning.dimensions.flow} and not top.meaning.dimensions.topic:
                return [top]
        if meaning is not None and meaning.is_known:
            named = self.same(self.meaning(label, self.parent, self.setting.context)) or self.same(meaning)
            if named is not None:
                return [named]
            if self.names_thing(label):
                draft = self.new(clause.start, clause.end, label, self.parent)
                self.current = draft
                return [draft]
        if label and meaning is not None and _is_something_else(meaning):
            return self.other_thing(label, clause)
        current = self.current
        if current is None:
            return [self.top] if self.top is not None else []
        if clause.before is Break.CLOSE and self.outer is not None and self.outer is not current:
            return [self.outer, current]
        parent = self.parent
        tight = {Break.COMMA, Break.ENUM, Break.COLON, Break.CLOSE}
        is_list = len(self.siblings) >= 2 and set(self.siblings[1:]) <= tight
        if parent is not None and is_list and clause.before in tight:
            return [parent, current]
        return [current, *([parent] if parent is not None else [])]

    def other_thing(self, label: str, clause: Clause) -> list[Draft]:
        """固定资产增加…: something no word of the budget names; the statement that names it, else one of its own."""
        for draft in reversed(self.reading.drafts):
            if draft.section != self.setting.topic:
                break
            if not draft.in_reason and draft.label and (label.endswith(draft.label) or draft.label.endswith(label)):
                return [draft]
        return [self.new(clause.start, clause.end, label, None)]

    def same(self, meaning: Meaning) -> Draft | None:
        """The latest statement of this section about the same thing."""
        found: Draft | None = None
        for draft in reversed(self.reading.drafts):
            if draft.section != self.setting.topic:
                break
            if draft.in_reason or draft.is_count or not _is_one_thing(draft.meaning, meaning):
                continue
            if draft.leading is not None:
                return draft
            found = found or draft
        return found

    def last_movement(self) -> MovementDraft | None:
        """The last comparison of the sentence."""
        return self.moved

    def add(self, movement: MovementDraft, target: Draft) -> None:
        """Adds a comparison to a statement; a rate behind it belongs to it until the sentence ends."""
        target.movements.append(movement)
        self.moved = movement

    def put_base(self, movement: MovementDraft, base: Base | None, words: str) -> None:
        """What a comparison compares with, from the words before it."""
        if base is None:
            return
        self.base = base
        movement.base = base.text
        years = phrases.printed_years(base.text)
        movement.base_year_printed = years[0] if years else None
        offset = self.offset(base.text)
        what = base.what + base.year_words
        movement.base_scenario = (
            "executed" if "执行" in what else "final" if "决算" in what else "budget" if "预算" in what else ""
        )
        if "年初" in what or "全年" in what or "调整" in what:
            offset = "0"
            movement.base_scenario = "budget"
        movement.base_year = offset

    def offset(self, words: str) -> str:
        """Year the words speak of, as offset to the document's year; "" where they name none."""
        years = phrases.printed_years(words)
        if years and self.year is not None:
            return str(years[0] - self.year)
        if re.search(r"上一?年度?(?!结转|结余|财政拨款结)|去年|上一度", words) and not re.search(
            r"上年度?(?:财政拨款)?结", words
        ):
            return "-1"
        return ""

    def slot(self, name: str, year: str) -> str:
        """Slot of an amount by the words before it."""
        if year == "-1":
            return "prior"
        if year not in {"", "0"}:
            return "other"
        if self.scenario == "final":
            return {"opening": "opening", "budget": "opening", "adjusted": "adjusted"}.get(name, "now")
        return {"executed": "executed", "opening": "now", "adjusted": "adjusted"}.get(name, "now")


def _is_something_else(meaning: Meaning) -> bool:
    """固定资产, 农林水支出: named by words of its own, not by those of funds, natures and matters."""
    own = meaning.dimensions
    is_budget = own.topic or own.nature or own.fund or meaning.source or meaning.path or meaning.is_both
    return len(meaning.name) >= LEAST_OTHER and not is_budget


def _is_one_thing(one: Meaning, other: Meaning) -> bool:
    mine = (one.dimensions, one.source, one.path, one.name)
    return mine == (other.dimensions, other.source, other.path, other.name)
