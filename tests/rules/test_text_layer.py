"""G03 lists pages that could not be read and says nothing of the others."""

from __future__ import annotations

from reviewer.forms.profile import DocumentKind, Profile
from reviewer.model.document import Document, InputKind, Page, PageState
from reviewer.narrative.ledger import Ledger
from reviewer.rules.g.g03_text_layer import RULE, ranges
from reviewer.rules.material import Material
from reviewer.rules.rule import Executed, NotApplicable


def material(*states: PageState, kind: InputKind = InputKind.PDF) -> Material:
    pages = tuple(Page(number, 595.0, 842.0, state) for number, state in enumerate(states, start=1))
    document = Document("sample.pdf", "", kind, (), pages)
    return Material(document, Profile(DocumentKind.BUDGET), {}, (), Ledger(()), ())


def said(*states: PageState) -> list[str]:
    assert RULE.check is not None
    result = RULE.check(material(*states))
    assert isinstance(result, Executed)
    return [RULE.message(seen.message, seen.params).text() for seen in result.observations]


def test_images_are_listed_as_ranges() -> None:
    image, read = PageState.IMAGE, PageState.READ
    assert said(read, image, image, read, image) == ["第 2–3、5 页（共 3/5 页）为图片，没有文字层，未核对"]


def test_each_kind_of_trouble_is_told_once() -> None:
    assert len(said(PageState.IMAGE, PageState.GIBBERISH, PageState.FAILED, PageState.IMAGE)) == 3


def test_a_readable_file_is_silent() -> None:
    assert said(PageState.READ, PageState.READ) == []


def test_other_inputs_do_not_apply() -> None:
    assert RULE.check is not None
    assert isinstance(RULE.check(material(kind=InputKind.TEXT)), NotApplicable)


def test_ranges_join_neighbours_only() -> None:
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3、7、9–10"
