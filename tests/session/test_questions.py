"""Why, why not, what if: answers in sentences, each with a place to jump to."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reviewer.extract.read import read
from reviewer.session.analysis import Analysis, analyse
from reviewer.session.questions import Line, findings_named, place_named, what_if_text, why, why_not
from reviewer.words import Language
from tests.small_document import WRONG_CELL, written


@cache
def small() -> Analysis:
    with TemporaryDirectory() as folder:
        return analyse(read(written(Path(folder))))


def spoken(lines: tuple[Line, ...], language: Language = Language.CHINESE) -> str:
    return "\n".join(line.said.text(language) for line in lines)


def test_why_names_the_numbers_of_the_broken_equations_and_the_suggestion() -> None:
    finding = next(item for item in small().findings if item.culprits)
    lines = why(finding, small())
    assert lines[0].ref == finding.anchor.ref
    assert finding.culprits[0].suggested in spoken(lines)
    proofs = {ref for proof in finding.proofs for ref in proof.equation.refs}
    assert {line.ref for line in lines if line.depth == 2} <= proofs


def test_why_not_tells_what_proves_and_what_contradicts_a_number() -> None:
    said = spoken(why_not(WRONG_CELL, small()))
    assert "不符" in said
    proved = next(ref for ref, proofs in small().coverage.proofs.items() if proofs)
    assert "独立算式" in spoken(why_not(proved, small()))


def test_why_not_says_of_an_unchecked_number_that_nothing_proves_it() -> None:
    assert "须人工核对" in spoken(why_not("t99/r1/c1", small()))


def test_what_if_speaks_of_the_equations_that_change() -> None:
    assert "2 式转为成立，0 式转为不成立" in spoken(what_if_text(WRONG_CELL, "210.00", small()))
    assert what_if_text(WRONG_CELL, "no number", small()) == ()


def test_every_sentence_has_its_slots_filled_in_both_languages() -> None:
    finding = next(item for item in small().findings if item.culprits)
    lines = (*why(finding, small()), *why_not(WRONG_CELL, small()), *what_if_text(WRONG_CELL, "1.00", small()))
    for language in Language:
        for line in lines:
            said = line.said.text(language)
            assert "{" not in said
            assert not said.startswith("answer.")


@pytest.mark.parametrize("about", [WRONG_CELL, "t01/r1/c3"])
def test_a_place_is_found_by_its_reference_and_by_its_words(about: str) -> None:
    from reviewer.rules.places import anchor_of

    assert place_named(about, small()) == about
    assert place_named(anchor_of(about, small().material).semantic, small()) == about
    assert place_named("nowhere", small()) is None


def test_a_finding_is_found_by_key_by_code_and_by_a_number_it_rests_on() -> None:
    finding = next(item for item in small().findings if item.culprits)
    assert finding in findings_named(finding.key, small())
    assert finding in findings_named(finding.code.lower(), small())
    assert finding in findings_named(finding.proofs[0].equation.refs[0], small())
    assert findings_named("Z99", small()) == ()
