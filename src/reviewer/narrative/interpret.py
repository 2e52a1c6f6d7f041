"""Reading clauses into statements: what each number is said of, compared with, and a part of.

Owns the order of reading: paragraphs, clauses, lists, reasons. Does not own words (`narrative.phrases`,
`narrative.labels`), tables (`narrative.sourcing`) or arithmetic (`narrative.fitting`). Called by `narrative.read`, once
per document.
"""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.model.document import Heading, Paragraph
from reviewer.narrative import phrases
from reviewer.narrative.amounts import AmountReader
from reviewer.narrative.clauses import Break, Clause
from reviewer.narrative.drafts import Draft, MovementDraft
from reviewer.narrative.flow import Flow
from reviewer.narrative.labels import item_path, meaning_of
from reviewer.narrative.phrases import Base
from reviewer.narrative.state import ORDINAL, Setting, State

LONGEST_TITLE = 30
"""Characters of a title that opens an item."""


class Interpreter:
    """Reads paragraph after paragraph; the drafts are in the `reading` of the state."""

    def __init__(self, state: State) -> None:
        self._at = state
        self._amounts = AmountReader(state)

    def paragraph(
        self, flow: Flow, clauses: tuple[Clause, ...], setting: Setting, blocks: Mapping[str, Heading | Paragraph]
    ) -> None:
        """Reads one paragraph; its statements join those of the section before."""
        if setting.group != self._at.setting.group:
            self._at.stack, self._at.top, self._at.current, self._at.parent = [], None, None, None
            self._at.continues = False
            self._at.openings = {}
        self._at.setting, self._at.flow, self._at.blocks = setting, flow, blocks
        self._begin(flow.text)
        for place, clause in enumerate(clauses):
            self._enter(clause)
            if clause.numerals:
                self._numbers(clause, place)
            else:
                self._plain(clause)
            self._leave(clause)
        self._close_reason(len(flow.text))
        self._at.continues = flow.text[-1:] in {"：", "，", "；", "、"} or not clauses

    def _begin(self, text: str) -> None:
        ordinal = ORDINAL.match(text)
        starts_part = phrases.PART_MARK.match(text.lstrip("，：")) is not None
        waiting = self._at.current is not None and not self._at.current.amounts and not self._at.current.movements
        if ordinal:
            depth = next(index for index, found in enumerate(ordinal.groups()) if found)
            while self._at.stack and self._at.stack[-1][0] >= depth:
                self._at.stack.pop()
            listed = self._at.top if self._at.mark and self._at.parent is None else self._at.parent
            above = self._at.openings.get(depth, listed if self._at.continues else None)
            self._at.group += self._at.mark != ""
            self._at.parent = self._at.stack[-1][1] if self._at.stack else above
            self._at.openings = {**{d: p for d, p in self._at.openings.items() if d < depth}, depth: self._at.parent}
            self._at.top = self._at.current = None
        elif not (self._at.continues or starts_part or waiting):
            self._at.openings = {}
            self._at.before = self._at.current
            self._at.top = self._at.current = self._at.parent = None
        self._at.base, self._at.words, self._at.mark, self._at.mark_words = None, "", "", ""
        self._at.siblings = [] if not self._at.continues else self._at.siblings

    def _enter(self, clause: Clause) -> None:
        if clause.before in {Break.STOP, Break.START}:
            if clause.before is Break.STOP:
                self._close_reason(clause.start)
                if self._at.opened and self._at.opened[0][0] is not None and self._at.behind is None:
                    # 支出总计8万元(其中：…)。与上年相比…: the sentence behind the bracket is of what stood before it.
                    self._at.current = self._at.opened[0][0]
                self._at.parent, self._at.siblings = None, []
            self._at.base, self._at.words, self._at.mark, self._at.mark_words = None, "", "", ""
            self._at.sentence_drafts = len(self._at.reading.drafts)
            self._at.moved = None
            self._at.run = None
            self._at.run_targets = []
            self._at.list_year = ""
            self._at.outer = None
        elif clause.before is Break.SEMICOLON:
            self._at.base = None
        elif clause.before is Break.OPEN:
            self._at.outer = self._at.current
        self._bracket(clause)

    def _bracket(self, clause: Clause) -> None:
        """收入8万元(其中：一般公共预算6万元、…)，占…: what stands behind a bracket is said of what stood before it."""
        if clause.before is Break.OPEN:
            self._at.opened.append((self._at.current, self._at.parent, self._at.siblings, self._at.group))
            self._at.behind = None
        elif clause.before in {Break.START, Break.STOP}:
            self._at.opened.clear()
            self._at.behind = None
        elif self._at.opened and self._at.flow.text[: clause.start].rstrip("，、").endswith(")"):
            self._at.behind, parent, siblings, group = self._at.opened.pop()
            if self._at.parent is not None and self._at.parent is self._at.behind is not parent:
                # The bracket held a list of parts; the list it stands in goes on.
                self._at.current, self._at.parent, self._at.siblings, self._at.group = (
                    self._at.behind,
                    parent,
                    siblings,
                    group,
                )
        else:
            self._at.behind = None

    def _leave(self, clause: Clause) -> None:
        if self._at.parent is not None and phrases.ends_open(clause.text):
            self._at.parent.open_groups.add(self._at.group)
        self._at.words = clause.text

    def _numbers(self, clause: Clause, place: int) -> None:
        if self._at.reason is not None and self._ends_reason(clause):
            self._close_reason(clause.start)
        start = clause.start
        self._compared(clause)
        opened = self._opens_reason(clause)
        if opened and self._at.reason is not None:
            start = self._at.reason[1]
        for index, numeral in enumerate(clause.numerals):
            lead = self._at.flow.text[start : numeral.start]
            following = clause.numerals[index + 1].start if index + 1 < len(clause.numerals) else clause.end
            tail = self._at.flow.text[numeral.unit_end : following]
            self._amounts.read(clause, numeral, lead, tail, is_first=index == 0)
            start = numeral.unit_end
        tail = self._at.flow.text[start : clause.end]
        if phrases.is_flat(tail):
            offset = start - clause.start
            rest = Clause(start, clause.end, clause.before, clause.text[offset:], ())
            self._flat(rest, phrases.base_in(tail))

    def _plain(self, clause: Clause) -> None:
        words = clause.text
        self._compared(clause)
        if self._opens_reason(clause):
            return
        base = phrases.base_in(words)
        if self._at.reason is not None:
            is_list = words == "其中"  # ；其中：… breaks down the whole, behind the reason of its movement
            if not (clause.before is Break.SEMICOLON and (is_list or (base and phrases.is_flat(words)))):
                return
            self._close_reason(clause.start)
        if phrases.is_flat(words):
            self._flat(clause, base)
            return
        if base is not None:
            self._at.base = base
        label = self._at.label(words)
        path = item_path(words)
        if words.endswith("中") and not words.endswith("其中") and meaning_of(label, self._at.scenario).is_known:
            self._into(label[:-1])
            return
        opens = clause.before is Break.START or (clause.before is Break.STOP and path)
        is_title = label.endswith(("情况", "说明", "如下", "分布图", "结构图"))
        names = self._at.names_thing(label) and not label.startswith(("无", "没有", "未"))
        fits = 1 < len(label) <= LONGEST_TITLE and not is_title and not phrases.DIRECTION.search(label)
        is_item = path or (opens and (phrases.ITEM_MARK.search(words) or phrases.CODED.search(words)))
        if is_item or (opens and fits and (names or self._titles_item(clause, label))):
            self._open_item(clause, label)
        elif phrases.PART_MARK.search(words):
            is_start = clause.before in {Break.STOP, Break.START} or phrases.ANEW.search(words)
            self._at.mark = "start" if is_start else "inside"
            self._at.mark_words = phrases.PART_MARK.sub("", words)

    def _compared(self, clause: Clause) -> None:
        """决算数小于预算数: a comparison without numbers of its own."""
        found = phrases.COMPARED.search(clause.text)
        if found is None or self._at.reason is not None:
            return
        label = self._at.label(clause.text[: found.start()])
        named = (
            self._at.same(self._at.meaning(label, None, self._at.setting.context))
            if self._at.names_thing(label)
            else None
        )
        target = named or self._at.current
        if target is None:
            return
        place = clause.start + found.start("word")
        sign = phrases.COMPARED_SIGNS[found["word"]]
        movement = MovementDraft(sign, found["word"], self._at.flow.ref(place, place + len(found["word"])), [target])
        movement.base, movement.base_year, movement.base_scenario = "预算数", "0", "budget"
        target.movements.append(movement)

    def _titles_item(self, clause: Clause, label: str) -> bool:
        """1、教育支出。…: a numbered title with a sentence of its own behind it."""
        stops = self._at.flow.text[clause.end : clause.end + 1] in {"。", "："}
        is_thing = label.endswith(("支出", "收入", "经费", "费", "费用", "资金"))
        return stops and is_thing and ORDINAL.match(clause.text) is not None

    def _into(self, label: str) -> None:
        """…支出决算中，…: what follows are parts of it."""
        self._at.parent = self._at.same(self._at.meaning(label, None, self._at.setting.context)) or self._at.parent
        self._at.siblings = []
        self._at.group += 1

    def _open_item(self, clause: Clause, label: str) -> None:
        parent = self._at.parent
        self._at.current = self._at.new(clause.start, clause.end, label, parent)
        self._at.top = self._at.current
        self._at.remember(self._at.current)

    def _flat(self, clause: Clause, base: Base | None) -> None:
        base = base or self._at.base
        words = clause.text
        found = phrases.flat_word(words)
        assert found is not None
        before = words[: base.start] if base is not None and base.text in words else words[: found.start()]
        targets = self._at.targets(before, clause)
        if not targets:
            return
        place = clause.start + found.start()
        movement = MovementDraft(0, found.group(), self._at.flow.ref(place, place + len(found.group())), targets)
        self._at.put_base(movement, base, words)
        self._at.add(movement, targets[0])

    def _opens_reason(self, clause: Clause) -> bool:
        """Begins a reason where the words announce one; true where the whole clause belongs to it."""
        limit = clause.numerals[0].start - clause.start if clause.numerals else len(clause.text)
        found = phrases.REASON.search(clause.text[:limit])
        if found is None or self._at.reason is not None:
            return False
        named = "原因" in found.group()
        owner = self._owner(clause.text[: found.start()])
        if owner is None or not (named or owner.movements or owner.completion):
            return False
        self._at.reason = (owner, clause.start + found.end())
        return True

    def _owner(self, before: str) -> Draft | None:
        label = self._at.label(phrases.DIRECTION.sub("", before))
        if label and self._at.names_thing(label):
            same = self._at.same(meaning_of(label, self._at.scenario))
            if same is not None:
                return same
        moved = [
            draft
            for draft in self._at.reading.drafts[self._at.sentence_drafts :]
            if draft.movements and not draft.in_reason
        ]
        return (moved[-1] if moved else None) or self._at.current or self._at.top

    def _close_reason(self, end: int) -> None:
        if self._at.reason is None:
            return
        owner, start = self._at.reason
        self._at.reason = None
        text = self._at.flow.text[start:end].strip("，。；： ")
        if owner.reason:
            return
        owner.reason = text
        if start < end:
            owner.reason_ref = self._at.flow.ref(start, end)

    def _ends_reason(self, clause: Clause) -> bool:
        """Whether a clause with numbers stands behind the reason, not in it: a new thing with its amount."""
        numeral = clause.numerals[0]
        lead = clause.text[: numeral.start - clause.start]
        if clause.before is Break.SEMICOLON and self._is_beside(lead):
            return True
        if clause.before in {Break.SEMICOLON, Break.COMMA} and self._compares_anew(lead, clause.before):
            return True
        if numeral.kind not in {"money", "bare-money"} or phrases.DIRECTION.search(lead):
            return False
        if clause.before not in {Break.SEMICOLON, Break.COMMA}:
            return False
        meaning = meaning_of(self._at.label(lead), self._at.scenario)
        own = meaning.dimensions
        if clause.before is Break.SEMICOLON and (own.flow or own.fund or own.nature or own.topic):
            return True
        return meaning.is_total or bool(own.fund and own.flow) or bool(own.topic) or bool(own.nature and own.flow)

    def _is_beside(self, lead: str) -> bool:
        """公务用车运行费减少…，主要原因是…；公务接待费增加…: the next of several things beside each other, each with a
        reason of its own; a part of the thing explained belongs to the reason."""
        if self._at.reason is None:
            return False
        own = self._at.reason[0].meaning.dimensions
        named = meaning_of(self._at.label(phrases.DIRECTION.split(lead)[0]), self._at.scenario).dimensions
        if own.topic and named.topic:
            one, other = own.topic.split("."), named.topic.split(".")
            return one[0] == other[0] and one[: len(other)] != other and other[: len(one)] != one
        return {own.nature, named.nature} == {"basic", "project"}

    def _compares_anew(self, lead: str, before: Break) -> bool:
        """；较上年增加…: behind a reason for one comparison the next one begins. Behind a comma it may still belong to
        the reason, unless it compares with another year than the one explained."""
        base = phrases.base_in(lead)
        if base is None or base.start != 0 or phrases.DIRECTION.search(lead[base.end :]) is None:
            return False
        explained = self._at.reason[0].movements if self._at.reason is not None else []
        years = {movement.base_year for movement in explained}
        return before is Break.SEMICOLON or (years == {"0"} and self._at.offset(base.text) == "-1")
