"""The filter: facets of the findings with their counts; enter wants, unwants, forgets; typed words filter by text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.tui.ink import Ink
from reviewer.tui.screens.picker import Pick, PickerScreen
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.filters import Facet, Filter, counts
from reviewer.tui.state.naming import place_name

ORDER = (Facet.STATE, Facet.SEVERITY, Facet.CATEGORY, Facet.FAMILY, Facet.RULE, Facet.PLACE, Facet.PAGE)


class FilterPicker(PickerScreen):
    """See the module."""

    stays = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def heading(self) -> str:
        """What is shown at the moment."""
        return self.look.say("picker.filter", shown=len(self.desk.queue.items), folded=self.desk.queue.folded)

    def picks(self) -> Sequence[Pick]:
        """Text, folding, then facets by kind."""
        chosen, look = self.desk.filter, self.look
        picks = []
        if self.typed:
            picks.append(Pick("text", look.say("filter.text", words=self.typed), "", self.typed))
        elif chosen.text:
            picks.append(Pick("no-text", look.say("filter.no-text", words=chosen.text), "", "", "+"))
        picks.append(
            Pick("fold", look.say("filter.unfold" if chosen.folds_advice else "filter.fold"), "", "advice 提示")
        )
        if chosen.is_active:
            picks.append(Pick("clear", look.say("filter.clear"), "", "clear"))
        found = counts(self.desk.model.findings, self.desk.place_id_of)
        for facet in ORDER:
            for value, count in found[facet].most_common():
                pair = (facet, value)
                glyph = "+" if pair in chosen.wanted else "-" if pair in chosen.unwanted else " "
                ink = Ink.STRONG if glyph != " " else Ink.TEXT
                label = f"{look.say(f'facet.{facet.value}')}  {self._value(facet, value)}"
                picks.append(Pick(f"{facet.value}:{value}", label, str(count), value, glyph, ink))
        return picks

    async def picked(self, pick: Pick) -> None:
        """Change the filter."""
        desk = self.desk
        if pick.target == "text":
            desk.filter = replace(desk.filter, text=self.typed)
        elif pick.target == "no-text":
            desk.filter = replace(desk.filter, text="")
        elif pick.target == "fold":
            desk.filter = replace(desk.filter, folds_advice=not desk.filter.folds_advice)
        elif pick.target == "clear":
            desk.filter = Filter()
        else:
            facet, _, value = pick.target.partition(":")
            desk.filter = desk.filter.toggled(Facet(facet), value)
        desk.requeue()
        self.desk_app.refresh_desk()

    def _value(self, facet: Facet, value: str) -> str:
        look = self.look
        if facet is Facet.PLACE:
            place = next((entry for entry in self.desk.places.all if entry.id == value), None)
            return f"{place_name(place, look)} {look.clean(place.title)}" if place else look.say("finding.document")
        if facet is Facet.STATE:
            return f"{value} " + look.say(f"state.{STATES[value]}")
        if facet in {Facet.SEVERITY, Facet.CATEGORY}:
            return look.say(f"{facet.value}.{value}")
        return value


STATES = {
    "!": "open",
    "a": "confirmed",
    "c": "corrected",
    "r": "reread",
    "x": "dismissed",
    "s": "deferred",
    "*": "stale",
}
