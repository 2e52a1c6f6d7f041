"""An equation as a line of text, in a language (ROUNDING R12). Used by every export."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.model.equation import Verdict
from reviewer.model.figure import Figure
from reviewer.rules.equation_words import verdict_message
from reviewer.words import Language


def verdict_text(
    verdict: Verdict, figures: Mapping[str, Figure], language: Language = Language.CHINESE, *, said: str = ""
) -> str:
    """`合计 9,101.68 · 分项和 9,101.62 · 差 0.06 · 允许 0.13 · G2`, the operands before it; `said`: see there."""
    return verdict_message(verdict, figures, said=said).text(language)
