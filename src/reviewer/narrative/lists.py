"""Lists inside the prose: which statement a list breaks down, and where the list ends.

Owns only that; the words that open a list are `narrative.phrases`'. Called by the reader of single numbers.
"""

from __future__ import annotations

from reviewer.narrative import phrases
from reviewer.narrative.clauses import Break, Clause
from reviewer.narrative.drafts import Draft
from reviewer.narrative.labels import meaning_of
from reviewer.narrative.state import State


class ListReader:
    """Answers what an amount in a list is a part of."""

    def __init__(self, state: State) -> None:
        self._at = state

    def of_flow(self, words: str, above: Draft | None) -> Draft | None:
        """收入8万元，支出8万元。其中：基本支出…: parts of expenditure break down the expenditure stated last."""
        own = meaning_of(words, self._at.scenario).dimensions.flow
        flow = above.meaning.dimensions.flow if above is not None else ""
        if above is None or not own or not flow or own == flow:
            return above
        for draft in reversed(self._at.reading.drafts):
            if draft.block != above.block:
                break
            if draft.parent is None and draft.leading is not None and draft.meaning.dimensions.flow == own:
                return draft
        return above

    def named_by_mark(self) -> Draft | None:
        """本年收入包括：… breaks down this year's revenue, though the paragraph began with all of it."""
        label = self._at.label(self._at.mark_words) if self._at.mark_words else ""
        named = self._at.same(self._at.meaning(label, None, self._at.setting.context)) if label else None
        return named if named is not None and named.meaning.dimensions.vintage else None

    def listed_under(self) -> Draft | None:
        """The statement a list inside a sentence breaks down: 收入包括…；支出包括… are both of the one above."""
        flow = meaning_of(self._at.mark_words, self._at.scenario).dimensions.flow if self._at.mark_words else ""
        own = self._at.current.meaning.dimensions.flow if self._at.current is not None else ""
        return self._at.top if flow and own and flow != own else self._at.current

    def is_now(self, clause: Clause) -> bool:
        """Whether a list under last year's head names this year itself."""
        return self._at.year is not None and self._at.year in phrases.printed_years(clause.text)

    def leaves_list(self, words: str) -> bool:
        """A total, or the other side of the budget, is no part of the list before it."""
        meaning = meaning_of(words, self._at.scenario)
        above = self._at.parent.meaning.dimensions.flow if self._at.parent is not None else ""
        own = meaning.dimensions.flow
        return meaning.is_total or bool(own and above and own != above)

    def ends_counts(self, clause: Clause, slot: str) -> bool:
        """A semicolon behind a list of counts set with commas: what follows is counted beside it, not in it."""
        tight = {Break.COMMA, Break.ENUM, Break.COLON}
        listed = len(self._at.siblings) >= 2 and set(self._at.siblings) <= tight
        return slot == "count" and clause.before is Break.SEMICOLON and listed
