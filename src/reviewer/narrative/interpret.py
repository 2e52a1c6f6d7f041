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
from reviewer.narrative.state import ORDINAL, Reading, Setting

LONGEST_TITLE = 30
"""Characters of a title that opens an item."""


class Interpreter(AmountReader):
    """Reads paragraph after paragraph; the drafts are in `reading`."""

    def paragraph(
        self, flow: Flow, clauses: tuple[Clause, ...], setting: Setting, blocks: Mapping[str, Heading | Paragraph]
    ) -> None:
        """Reads one paragraph; its statements join those of the section before."""
        if setting.group != self._setting.group:
            self._stack, self._top, self._current, self._parent = [], None, None, None
            self._continues = False
            self._openings = {}
        self._setting, self._flow, self._blocks = setting, flow, blocks
        self._begin(flow.text)
        for place, clause in enumerate(clauses):
            self._enter(clause)
            if clause.numerals:
                self._numbers(clause, place)
            else:
                self._plain(clause)
            self._leave(clause)
        self._close_reason(len(flow.text))
        self._continues = flow.text[-1:] in {"：", "，", "；", "、"} or not clauses

    def _begin(self, text: str) -> None:
        ordinal = ORDINAL.match(text)
        starts_part = phrases.PART_MARK.match(text.lstrip("，：")) is not None
        waiting = self._current is not None and not self._current.amounts and not self._current.movements
        if ordinal:
            depth = next(index for index, found in enumerate(ordinal.groups()) if found)
            while self._stack and self._stack[-1][0] >= depth:
                self._stack.pop()
            listed = self._top if self._mark and self._parent is None else self._parent
            above = self._openings.get(depth, listed if self._continues else None)
            self._group += self._mark != ""
            self._parent = self._stack[-1][1] if self._stack else above
            self._openings = {**{d: p for d, p in self._openings.items() if d < depth}, depth: self._parent}
            self._top = self._current = None
        elif not (self._continues or starts_part or waiting):
            self._openings = {}
            self._before = self._current
            self._top = self._current = self._parent = None
        self._base, self._words, self._mark, self._mark_words = None, "", "", ""
        self._siblings = [] if not self._continues else self._siblings

    def _enter(self, clause: Clause) -> None:
        if clause.before in {Break.STOP, Break.START}:
            if clause.before is Break.STOP:
                self._close_reason(clause.start)
                if self._opened and self._opened[0][0] is not None and self._behind is None:
                    # 支出总计8万元(其中：…)。与上年相比…: the sentence behind the bracket is of what stood before it.
                    self._current = self._opened[0][0]
                self._parent, self._siblings = None, []
            self._base, self._words, self._mark, self._mark_words = None, "", "", ""
            self._sentence_drafts = len(self.reading.drafts)
            self._moved = None
            self._run = None
            self._run_targets = []
            self._list_year = ""
            self._outer = None
        elif clause.before is Break.SEMICOLON:
            self._base = None
        elif clause.before is Break.OPEN:
            self._outer = self._current
        self._bracket(clause)

    def _bracket(self, clause: Clause) -> None:
        """收入8万元(其中：一般公共预算6万元、…)，占…: what stands behind a bracket is said of what stood before it."""
        if clause.before is Break.OPEN:
            self._opened.append((self._current, self._parent, self._siblings, self._group))
            self._behind = None
        elif clause.before in {Break.START, Break.STOP}:
            self._opened.clear()
            self._behind = None
        elif self._opened and self._flow.text[: clause.start].rstrip("，、").endswith(")"):
            self._behind, parent, siblings, group = self._opened.pop()
            if self._parent is not None and self._parent is self._behind is not parent:
                # The bracket held a list of parts; the list it stands in goes on.
                self._current, self._parent, self._siblings, self._group = self._behind, parent, siblings, group
        else:
            self._behind = None

    def _leave(self, clause: Clause) -> None:
        if self._parent is not None and phrases.ends_open(clause.text):
            self._parent.open_groups.add(self._group)
        self._words = clause.text

    def _numbers(self, clause: Clause, place: int) -> None:
        if self._reason is not None and self._ends_reason(clause):
            self._close_reason(clause.start)
        start = clause.start
        self._compared(clause)
        opened = self._opens_reason(clause)
        if opened and self._reason is not None:
            start = self._reason[1]
        for index, numeral in enumerate(clause.numerals):
            lead = self._flow.text[start : numeral.start]
            following = clause.numerals[index + 1].start if index + 1 < len(clause.numerals) else clause.end
            tail = self._flow.text[numeral.unit_end : following]
            self._number(clause, numeral, lead, tail, is_first=index == 0)
            start = numeral.unit_end
        tail = self._flow.text[start : clause.end]
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
        if self._reason is not None:
            is_list = words == "其中"  # ；其中：… breaks down the whole, behind the reason of its movement
            if not (clause.before is Break.SEMICOLON and (is_list or (base and phrases.is_flat(words)))):
                return
            self._close_reason(clause.start)
        if phrases.is_flat(words):
            self._flat(clause, base)
            return
        if base is not None:
            self._base = base
        label = self._label(words)
        path = item_path(words)
        if words.endswith("中") and not words.endswith("其中") and meaning_of(label, self._scenario).is_known:
            self._into(label[:-1])
            return
        opens = clause.before is Break.START or (clause.before is Break.STOP and path)
        is_title = label.endswith(("情况", "说明", "如下", "分布图", "结构图"))
        names = self._names_thing(label) and not label.startswith(("无", "没有", "未"))
        fits = 1 < len(label) <= LONGEST_TITLE and not is_title and not phrases.DIRECTION.search(label)
        is_item = path or (opens and (phrases.ITEM_MARK.search(words) or phrases.CODED.search(words)))
        if is_item or (opens and fits and (names or self._titles_item(clause, label))):
            self._open_item(clause, label)
        elif phrases.PART_MARK.search(words):
            is_start = clause.before in {Break.STOP, Break.START} or phrases.ANEW.search(words)
            self._mark = "start" if is_start else "inside"
            self._mark_words = phrases.PART_MARK.sub("", words)

    def _compared(self, clause: Clause) -> None:
        """决算数小于预算数: a comparison without numbers of its own."""
        found = phrases.COMPARED.search(clause.text)
        if found is None or self._reason is not None:
            return
        label = self._label(clause.text[: found.start()])
        named = self._same(self._meaning(label, None, self._setting.context)) if self._names_thing(label) else None
        target = named or self._current
        if target is None:
            return
        place = clause.start + found.start("word")
        sign = phrases.COMPARED_SIGNS[found["word"]]
        movement = MovementDraft(sign, found["word"], self._flow.ref(place, place + len(found["word"])), [target])
        movement.base, movement.base_year, movement.base_scenario = "预算数", "0", "budget"
        target.movements.append(movement)

    def _titles_item(self, clause: Clause, label: str) -> bool:
        """1、教育支出。…: a numbered title with a sentence of its own behind it."""
        stops = self._flow.text[clause.end : clause.end + 1] in {"。", "："}
        is_thing = label.endswith(("支出", "收入", "经费", "费", "费用", "资金"))
        return stops and is_thing and ORDINAL.match(clause.text) is not None

    def _into(self, label: str) -> None:
        """…支出决算中，…: what follows are parts of it."""
        self._parent = self._same(self._meaning(label, None, self._setting.context)) or self._parent
        self._siblings = []
        self._group += 1

    def _open_item(self, clause: Clause, label: str) -> None:
        parent = self._parent
        self._current = self._new(clause.start, clause.end, label, parent, register=False)
        self._top = self._current
        self._remember(self._current)

    def _flat(self, clause: Clause, base: Base | None) -> None:
        base = base or self._base
        words = clause.text
        found = phrases.flat_word(words)
        assert found is not None
        before = words[: base.start] if base is not None and base.text in words else words[: found.start()]
        targets = self._targets(before, clause)
        if not targets:
            return
        place = clause.start + found.start()
        movement = MovementDraft(0, found.group(), self._flow.ref(place, place + len(found.group())), targets)
        self._put_base(movement, base, words)
        self._add(movement, targets[0])

    def _opens_reason(self, clause: Clause) -> bool:
        """Begins a reason where the words announce one; true where the whole clause belongs to it."""
        limit = clause.numerals[0].start - clause.start if clause.numerals else len(clause.text)
        found = phrases.REASON.search(clause.text[:limit])
        if found is None or self._reason is not None:
            return False
        named = "原因" in found.group()
        owner = self._owner(clause.text[: found.start()])
        if owner is None or not (named or owner.movements or owner.completion):
            return False
        self._reason = (owner, clause.start + found.end())
        return True

    def _owner(self, before: str) -> Draft | None:
        label = self._label(phrases.DIRECTION.sub("", before))
        if label and self._names_thing(label):
            same = self._same(meaning_of(label, self._scenario))
            if same is not None:
                return same
        moved = [
            draft for draft in self.reading.drafts[self._sentence_drafts :] if draft.movements and not draft.in_reason
        ]
        return (moved[-1] if moved else None) or self._current or self._top

    def _close_reason(self, end: int) -> None:
        if self._reason is None:
            return
        owner, start = self._reason
        self._reason = None
        text = self._flow.text[start:end].strip("，。；： ")
        if owner.reason:
            return
        owner.reason = text
        if start < end:
            owner.reason_ref = self._flow.ref(start, end)

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
        meaning = meaning_of(self._label(lead), self._scenario)
        own = meaning.dimensions
        if clause.before is Break.SEMICOLON and (own.flow or own.fund or own.nature or own.topic):
            return True
        return meaning.is_total or bool(own.fund and own.flow) or bool(own.topic) or bool(own.nature and own.flow)

    def _is_beside(self, lead: str) -> bool:
        """公务用车运行费减少…，主要原因是…；公务接待费增加…: the next of several things beside each other, each with a
        reason of its own; a part of the thing explained belongs to the reason."""
        if self._reason is None:
            return False
        own = self._reason[0].meaning.dimensions
        named = meaning_of(self._label(phrases.DIRECTION.split(lead)[0]), self._scenario).dimensions
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
        explained = self._reason[0].movements if self._reason is not None else []
        years = {movement.base_year for movement in explained}
        return before is Break.SEMICOLON or (years == {"0"} and self._offset(base.text) == "-1")


__all__ = ["Interpreter", "Reading", "Setting"]
