"""Runs of numbers for several things at once: 收、支总计各减少1267.86万元、2570.97万元, 分别占20%、80%.

Owns finding such a run and giving each number to its thing. A run whose things are not named leaves its numbers without
a statement: they are never compared with anything. Called by the reader of single numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reviewer.model.figure import Unit
from reviewer.narrative import phrases
from reviewer.narrative.clauses import Clause
from reviewer.narrative.drafts import Draft, Found, MovementDraft, Run, ShareDraft
from reviewer.narrative.numerals import Numeral
from reviewer.narrative.state import State

_EACH = re.compile(r"分别|各(?=是|为|占|减|增|下|上|降)")
_BETWEEN = re.compile(r"[,，、和与及]*")
_NEXT_UNIT = re.compile(r"[\d.,，、]*?(?P<unit>亿元|万元|元|%)")
_BOTH_SIDES = re.compile(r"收(?:入)?、支(?:出)?(?P<rest>.*)$")
_UNITS = {"亿元": Unit.HUNDRED_MILLION_YUAN, "万元": Unit.TEN_THOUSAND_YUAN, "元": Unit.YUAN, "%": Unit.PERCENT}


class RunReader:
    """Reads runs; everything else is left to the reader of single numbers."""

    def __init__(self, state: State) -> None:
        self._at = state

    def takes(self, clause: Clause, numeral: Numeral, found: Found, lead: str) -> bool:
        """Whether the number belongs to a run; if so it is read."""
        if _EACH.search(lead) and self._at.reason is None and self._has_more(numeral):
            self._at.run = self._begin_run(clause, numeral, lead)
        elif self._at.run is None or not _BETWEEN.fullmatch(lead):
            self._at.run = None
            return False
        self._give(self._with_unit(numeral, found))
        return True

    def _has_more(self, numeral: Numeral) -> bool:
        """Whether another number follows with nothing but a separator between."""
        behind = self._at.flow.text[numeral.unit_end :]
        return re.match(r"[,，、和与及]\d", behind) is not None

    def _with_unit(self, numeral: Numeral, found: Found) -> Found:
        """A number of a run may leave its unit to a later one."""
        if numeral.kind != "none":
            return found
        later = _NEXT_UNIT.match(self._at.flow.text, numeral.end)
        unit = _UNITS[later["unit"]] if later else Unit.COUNT
        kind = "percent" if unit is Unit.PERCENT else "money" if unit.is_money else "none"
        return replace(found, figure=replace(found.figure, unit=unit), kind=kind)

    def _begin_run(self, clause: Clause, numeral: Numeral, lead: str) -> Run:
        each = _EACH.search(lead)
        before = lead[: each.start()] if each else lead
        later = _NEXT_UNIT.match(self._at.flow.text, numeral.end)
        is_percent = numeral.kind == "percent" or (later is not None and later["unit"] == "%")
        direction = phrases.direction_at_end(lead, of_rate=is_percent)
        if direction is None and not is_percent and numeral.kind in {"money", "none"}:
            return Run("amount", self._things(clause, before))
        kind = "share" if "占" in lead else "rate" if is_percent else "change"
        return Run(kind, self._things(clause, before) or list(self._at.run_targets), direction)

    def _things(self, clause: Clause, words: str) -> list[Draft]:
        """Statements for the things named before 分别 or 各; [] where none are named."""
        base = phrases.base_in(words)
        label = self._at.label(words[: base.start] + words[base.end :] if base else words)
        if base:
            self._at.base = base
        both = _BOTH_SIDES.search(label)
        if both:
            rest = both["rest"] or "总计"
            names = [f"收入{rest}", f"支出{rest}"]
        else:
            names = [name for name in re.split(r"[、和与及]", label) if name]
        if len(names) < 2:
            return []
        known = [self._at.same(self._at.meaning(name, None, self._at.setting.context)) for name in names]
        return [
            found or self._at.new(clause.start, clause.end, name, None)
            for found, name in zip(known, names, strict=True)
        ]

    def _give(self, found: Found) -> None:
        run = self._at.run
        assert run is not None
        target = run.targets[run.place] if run.place < len(run.targets) else None
        run.place += 1
        if target is None:
            self._at.other(found, run.kind)
            return
        self._at.run_targets = run.targets
        if run.kind == "amount":
            target.put("now", found)
        elif run.kind == "share":
            target.shares.append(ShareDraft(found))
        elif run.kind == "rate" and target.movements and target.movements[-1].rate is None:
            target.movements[-1].rate = found
        elif run.direction is not None:
            movement = MovementDraft(run.direction.sign, run.direction.word, found.ref, [target])
            movement.change, movement.rate = (found, None) if run.kind == "change" else (None, found)
            self._at.put_base(movement, self._at.base, "")
            target.movements.append(movement)
        else:
            self._at.other(found, run.kind)
