"""Reading one number of a clause: amount, change, rate, share, completion or count, and the statement it belongs to.

Owns the decision what a number is by the words before it. Called by the interpreter of clauses.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reviewer.model.figure import Unit
from reviewer.narrative import phrases
from reviewer.narrative.clauses import Break, Clause
from reviewer.narrative.drafts import Draft, Found, MovementDraft, ShareDraft
from reviewer.narrative.labels import meaning_of
from reviewer.narrative.lists import ListReader
from reviewer.narrative.numerals import Numeral
from reviewer.narrative.phrases import Base, Direction
from reviewer.narrative.runs import RunReader
from reviewer.narrative.state import State

_SHARE = re.compile(r"占(?!有|用|地)(?P<base>[^占，。；：]*?)(?:的比例|的比重|比重|比例|比|的)?(?:约|为|是|达|：)*$")
_SHARE_NOUN = re.compile(r"(?:比重|比例|占比)(?:约|为|是|达|：)*$")
_COMPLETION = re.compile(
    r"完成(?:了)?(?:全年|年初|调整|当年|年度|本年)*(?:预算|计划)?(?:数)?(?:的|率)?(?:约|为|达)*$|(?:完成率|执行率|执行进度)(?:约|为|是|达|：)*$"
    r"|(?:为|是|占)(?:全年|年初|调整)*预算(?:数)?的$|预算(?:数)?的$"
)
_PLAIN_BUDGET = re.compile(r"(?:全年|年初|调整|当年)*预算数?")
_BUDGET_BEHIND = re.compile(r"完成(?:了)?(?P<slot>(?:全年|年初|调整|当年|年度)*)预算(?:数)?$")
UNIT_MISSING = frozenset({"", "，", "。", "；", "、", ")"})
"""What stands behind a number whose unit was left out; any other character is a unit this reader does not know."""
BUDGETS = frozenset({"opening", "adjusted"})
_FROM = re.compile(r"(?:由|从)(?:上一?年度?|去年|20\d{2}年(?:度)?)?(?:的|预算|决算|数)*$")


def _ends_with(base: Base, lead: str) -> bool:
    """较2030年的80万元: the words compared with stand right before the amount."""
    return not lead[base.end :].strip("的为是：(")


class AmountReader:
    """Reads numbers into statements."""

    def __init__(self, state: State) -> None:
        self._at = state
        self._lists = ListReader(state)
        self._runs = RunReader(state)

    def read(self, clause: Clause, numeral: Numeral, lead: str, tail: str, *, is_first: bool) -> None:
        """Read one number of a clause. `lead`, `tail`: the words before and behind it."""
        found = self._at.found(numeral, clause)
        if self._runs.takes(clause, numeral, found, lead):
            return
        if numeral.kind in {"percent", "point"}:
            self._percentage(clause, found, lead)
        elif numeral.kind in {"money", "bare-money"}:
            self._money(clause, numeral, found, lead, is_first=is_first)
        elif numeral.kind in {"count", "area"}:
            self._count(clause, numeral, found, lead, tail)
        else:
            self._unmeasured(clause, found, lead)

    def _percentage(self, clause: Clause, found: Found, lead: str) -> None:
        share, target = _SHARE.search(lead), self._at.current
        if self._completes(lead):
            if target is not None and self._at.reason is None and target.completion is None:
                target.completion = found
                return
            self._at.other(found, "completion")
            return
        if share and target is not None and self._at.reason is None:
            target = self._shared(self._at.label(lead[: share.start()]), self._at.behind or target)
            if target is None:
                self._at.other(found, "share")
                return
        if (share or _SHARE_NOUN.search(lead)) and target is not None and self._at.reason is None:
            if target.shares and target.leading is not None and clause.before is Break.STOP:
                self._at.other(found, "share")
                return
            target.shares.append(ShareDraft(found, share["base"] if share else ""))
            return
        direction = phrases.direction_at_end(lead, of_rate=True)
        last = self._at.last_movement()
        stands_behind = direction is None and clause.before is Break.OPEN and not lead
        if stands_behind and last is not None and last.change is not None and last.rate is None:
            last.rate = found
            return
        if direction is None:
            self._at.other(found, "share" if share else "other")
            return
        self._rate(clause, found, lead, direction)

    def _completes(self, lead: str) -> bool:
        """完成预算的 p%, or p% right behind the budget that was spent."""
        share, target = _SHARE.search(lead), self._at.current
        if lead == "的" and target is not None and target.amounts and target.amounts[-1][0] in BUDGETS:
            return True
        return bool(_COMPLETION.search(lead)) and not (share and not _PLAIN_BUDGET.fullmatch(share["base"]))

    def _shared(self, label: str, current: Draft) -> Draft | None:
        """The statement a share is said of: the one being read, or the one its own words name (货物采购…占…)."""
        if not label or label in current.label or current.label in label:
            return current
        for draft in reversed(self._at.reading.drafts):
            if draft.section != self._at.setting.topic:
                break
            if draft.label == label and not draft.in_reason:
                return draft
        named = meaning_of(label, self._at.scenario)
        return None if "合同" in label or named.dimensions.topic else current

    def _rate(self, clause: Clause, found: Found, lead: str, direction: Direction) -> None:
        last = self._at.last_movement()
        before = lead[: direction.start]
        base = phrases.base_in(before)
        words = before[: base.start] if base else before
        label = self._at.label(words)
        joins = last is not None and last.change is not None and last.rate is None and not base
        if joins and last is not None and (not label or not self._at.names_thing(label)):
            last.rate = found
            if last.sign is None:
                last.sign = direction.sign
            elif direction.sign is None:
                last.word = f"{last.word}/{direction.word}"
            elif direction.sign != last.sign:
                last.word = f"{last.word}…{direction.word}"
            return
        targets = self._at.targets(words, clause)
        if not targets:
            self._at.other(found, "rate")
            return
        movement = MovementDraft(direction.sign, direction.word, found.ref, targets)
        movement.rate = found
        self._at.put_base(movement, base or self._at.base, before)
        self._at.add(movement, targets[0])

    def _money(self, clause: Clause, numeral: Numeral, found: Found, lead: str, *, is_first: bool) -> None:
        direction = phrases.direction_at_end(lead, of_rate=False)
        if direction is not None:
            self._change(clause, found, lead, direction)
            return
        if self._compared_by(found, lead):
            return
        if self._at.reason is not None:
            leading = phrases.leading_direction(lead)
            if leading is not None:
                self._reason_change(clause, found, *leading)
                return
            draft = self._at.new(
                clause.start, numeral.start, self._at.label(lead) or self._at.label(self._at.words), None
            )
            draft.in_reason = True
            draft.put("now", found)
            return
        self._amount(clause, numeral, found, lead, is_first=is_first)

    def _compared_by(self, found: Found, lead: str) -> bool:
        """决算数大于预算数55.93万元: the amount of a comparison made in words."""
        compared = phrases.COMPARED.search(lead)
        if compared is None or compared.end() != len(lead) or self._at.reason is not None:
            return False
        for draft in (self._at.current, self._at.top):
            if draft is not None and draft.movements and draft.movements[-1].change is None:
                draft.movements[-1].change = found
                return True
        self._at.other(found, "change")
        return True

    def _change(self, clause: Clause, found: Found, lead: str, direction: Direction) -> None:
        before = lead[: direction.start]
        base = phrases.base_in(before)
        words = before[: base.start] + before[base.end :] if base else before
        if self._at.reason is not None:
            self._reason_change(clause, found, direction, words)
            return
        targets = self._at.targets(words, clause)
        if not targets:
            label = self._at.label(words) or self._at.setting.label
            targets = [self._at.new(clause.start, clause.end, label, None)]
        movement = MovementDraft(direction.sign, direction.word, found.ref, targets)
        movement.change = found
        self._at.put_base(movement, base or self._at.base, before)
        self._at.add(movement, targets[0])

    def _reason_change(self, clause: Clause, found: Found, direction: Direction, words: str) -> None:
        base = phrases.base_in(words)
        if base:
            words = words[: base.start] + words[base.end :]
        label = self._at.label(words) or self._at.label(phrases.DIRECTION.sub("", self._at.words))
        draft = self._at.new(clause.start, clause.end, label, None)
        draft.in_reason = True
        movement = MovementDraft(direction.sign, direction.word, found.ref, [draft])
        movement.change = found
        self._at.put_base(movement, base or self._at.base, words)
        self._at.add(movement, draft)

    def _amount(self, clause: Clause, numeral: Numeral, found: Found, lead: str, *, is_first: bool) -> None:
        slotted = phrases.slot_at_end(lead)
        if self._at.current is None and slotted and not self._at.label(slotted[1]) and self._at.before is not None:
            self._at.current = self._at.before if self._at.before.meaning.path else None
        current = self._at.current
        base = phrases.base_in(lead)
        if current is not None and (phrases.reaches(lead) or (base and _ends_with(base, lead)) or _FROM.search(lead)):
            reaches = phrases.reaches(lead)
            earlier = "opening" if base is not None and self._is_planned(base) else "prior"
            current.put("now" if reaches and current.slot("now") is None else earlier, found)
            if base:
                self._at.base = base
            return
        planned = _BUDGET_BEHIND.search(lead)
        if current is not None and planned:
            current.put("adjusted" if planned["slot"] in {"全年", "调整"} else "opening", found)
            return
        if current is not None and current.is_count and phrases.COUNT_AMOUNT.match(lead):
            current.put("now", found)
            return
        year = self._at.offset(lead)
        label = self._at.label(slotted[1] if slotted else lead)
        if not year and self._at.list_year and not self._lists.is_now(clause):
            year = self._at.list_year
        slot = self._at.slot(slotted[0] if slotted else "", year)
        if not label and self._joins(clause, slotted, slot) and not self._states_again(lead, slotted, slot):
            target = self._at.current or self._heading_draft(clause, numeral)
            target.put(slot, found)
            return
        if not label and not slotted and current is not None and not self._at.mark:
            if current.leading is None and not current.amounts:
                current.put(slot, found)
            else:
                current.put("other", found)
            return
        words = self._at.label(lead) or (lead[len(slotted[1]) :] if slotted else "") or self._at.setting.label
        self._subject(clause, numeral, found, words, slot)

    def _is_planned(self, base: Base) -> bool:
        """Final accounts: 比2030年年初预算7.50万元减少…, the budget of the year itself."""
        is_now = "年初" in base.text or self._at.offset(base.text) == "0"
        return self._at.scenario == "final" and "预算" in base.text and is_now

    def _joins(self, clause: Clause, slotted: tuple[str, str, bool] | None, slot: str) -> bool:
        """Whether an amount named only by its slot (年初预算为, 2024年预算安排) belongs to the current statement."""
        if slotted is None:
            return False
        current = self._at.current
        if current is None:
            return not slotted[2] and self._at.setting.label != "" and bool(self._at.setting.context.topic)
        if not slotted[2]:
            return True
        return clause.before in {Break.COMMA, Break.COLON, Break.CLOSE, Break.STOP, Break.START} and (
            current.slot(slot) is None or bool(current.meaning.path)
        )

    def _states_again(self, lead: str, slotted: tuple[str, str, bool] | None, slot: str) -> bool:
        """2026年本部门预算支出…: revenue or expenditure of the body itself behind a list, not one more amount of the
        last thing in the list."""
        current = self._at.current
        if current is None or slotted is None:
            return False
        flow = meaning_of(lead[len(slotted[1]) :], self._at.scenario).dimensions.flow
        own = current.meaning.dimensions.flow
        return bool(flow) and (current.slot(slot) is not None or bool(own and own != flow)) and not current.meaning.path

    def _heading_draft(self, clause: Clause, numeral: Numeral) -> Draft:
        draft = self._at.new(clause.start, numeral.start, self._at.setting.label, self._at.parent)
        self._at.top = self._at.current = draft
        self._at.remember(draft)
        return draft

    def _subject(self, clause: Clause, numeral: Numeral, found: Found, words: str, slot: str) -> None:
        marked = self._at.mark or phrases.PART_MARK.search(clause.text[: max(0, numeral.start - clause.start)])
        if marked:
            starts = self._at.mark == "start" or clause.before in {Break.STOP, Break.START} or self._at.current is None
            starts = starts or phrases.ANEW.search(clause.text[: max(0, numeral.start - clause.start)]) is not None
            self._at.parent = self._lists.named_by_mark() or self._lists.of_flow(
                words, self._at.top if starts else self._lists.listed_under()
            )
            self._at.siblings = []
            self._at.mark = ""
            self._at.group += 1
        elif self._at.parent is not None and (self._lists.leaves_list(words) or self._lists.ends_counts(clause, slot)):
            self._at.parent, self._at.siblings = None, []
            self._at.top = None
        draft = self._at.new(clause.start, numeral.start, words, self._at.parent)
        draft.put(slot, found)
        if slot == "prior":
            self._at.list_year = "-1"
        self._at.siblings.append(clause.before)
        self._at.current = draft
        if self._at.top is None or (self._at.parent is None and clause.before in {Break.STOP, Break.START}):
            self._at.top = draft
            self._at.remember(draft)

    def _count(self, clause: Clause, numeral: Numeral, found: Found, lead: str, tail: str) -> None:
        slot = "area" if numeral.kind == "area" else "count"
        if self._at.reason is not None:
            self._at.other(found, slot)
            return
        direction = phrases.direction_at_end(lead, of_rate=False)
        if direction is not None and self._at.current is not None:
            targets = self._at.targets(lead[: direction.start], clause) or [self._at.current]
            movement = MovementDraft(direction.sign, direction.word, found.ref, targets)
            movement.change = found
            self._at.put_base(movement, phrases.base_in(lead) or self._at.base, lead)
            self._at.add(movement, targets[0])
            return
        label = self._at.label(lead) or self._at.label(re.split(r"[，。；：、(]", tail)[0])
        if re.search(r"(采购|购置|安排|配备|更新)", lead) and label.endswith(("购置", "采购")):
            label += re.split(r"[，。；：、(]", tail)[0]
        self._subject(clause, numeral, found, label or lead, slot)
        assert self._at.current is not None
        self._at.current.is_count = True

    def _unmeasured(self, clause: Clause, found: Found, lead: str) -> None:
        """A number without a unit: kept with the movement or the share it stands for, so that it can be reported."""
        if found.behind[:1] not in UNIT_MISSING:
            self._at.other(found, "other")
            return
        direction = phrases.direction_at_end(lead, of_rate=True)
        if direction is not None and self._at.reason is None:
            printed = replace(found, figure=replace(found.figure, unit=Unit.PERCENT), kind="none")
            self._rate(clause, printed, lead, direction)
        elif (_SHARE.search(lead) or self._completes(lead)) and self._at.current is not None:
            self._at.other(found, "unitless-share")
        elif self._looks_like_amount(found, lead):
            self._at.other(found, "unitless-amount")
        else:
            self._at.other(found, "other")

    def _looks_like_amount(self, found: Found, lead: str) -> bool:
        return (
            found.figure.decimals == 2
            and self._at.names_thing(self._at.label(lead))
            and found.behind[:1] in "，。；、("
        )
