"""Filter, facets, queue, search, jumps, marks and the memory of a session: pure parts and on the screen."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reviewer.tui.look import Look
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.filters import Facet, Filter, counts
from reviewer.tui.state.fuzzy import ranked
from reviewer.tui.state.jumps import JumpList
from reviewer.tui.state.places import PlaceKind
from tests.tui import sample
from tests.tui.driving import desk


def a_desk() -> Desk:
    """The desk on the sample, no screen."""
    return Desk(sample.session(), Look())


def test_the_document_is_cut_into_tables_prose_and_forms_in_reading_order() -> None:
    places = a_desk().places
    assert [place.kind for place in places.all] == [PlaceKind.TABLE, PlaceKind.TABLE, PlaceKind.PROSE, PlaceKind.FORM]
    assert places.index_of("t02/r7/c3") == 1
    assert places.index_of("b0003/12-19") == 2
    assert places.index_of("p88") == 3
    assert places.index_of("nonsense") is None


def test_advice_is_folded_until_asked_for() -> None:
    view = a_desk()
    assert (len(view.queue.items), view.queue.folded) == (5, 1)
    view.filter = Filter(folds_advice=False)
    view.requeue()
    assert (len(view.queue.items), view.queue.folded) == (6, 0)


def test_a_facet_is_wanted_then_unwanted_then_forgotten() -> None:
    view = a_desk()
    sizes = []
    for _turn in range(3):
        view.filter = view.filter.toggled(Facet.SEVERITY, "error")
        view.requeue()
        sizes.append(len(view.queue.items))
    assert sizes == [3, 2, 5]


def test_facets_of_one_kind_add_up_and_kinds_narrow() -> None:
    view = a_desk()
    view.filter = Filter().toggled(Facet.FAMILY, "T").toggled(Facet.FAMILY, "N").toggled(Facet.CATEGORY, "disclosure")
    view.requeue()
    assert [item.finding.code for item in view.queue.items] == ["T01", "N06"]


def test_text_filters_by_words_of_both_languages_and_by_page() -> None:
    view = a_desk()
    for words, codes in (("roll-up", ["T01"]), ("逐级", ["T01"]), ("p14", ["N06"]), ("２１３０１０６", ["T01"])):
        view.filter = Filter(text=words)
        view.requeue()
        assert [item.finding.code for item in view.queue.items] == codes, words


def test_facets_are_counted_over_all_findings() -> None:
    view = a_desk()
    found = counts(view.model.findings, view.place_id_of)
    assert found[Facet.SEVERITY] == {"error": 3, "warning": 2, "advice": 1}
    assert found[Facet.PLACE]["t02"] == 2


def test_the_queue_goes_round_and_comes_to_deferred_ones_last() -> None:
    view = a_desk()
    keys = [item.key for item in view.queue.items]
    view.show(keys[-1])
    seen = []
    for _turn in keys:
        view.step_finding(forward=True)
        seen.append(view.finding_key)
    assert seen == keys
    for key in keys[:-1]:
        view.model.confirm(key)
    view.model.defer(keys[-1])
    view.refresh()
    assert view.step_finding(forward=True)
    assert view.finding_key == keys[-1]
    view.model.confirm(keys[-1])
    view.refresh()
    assert not view.step_finding(forward=True)


def test_search_finds_numbers_whatever_their_commas_and_widths() -> None:
    view = a_desk()
    for words in ("4218.60", "４，２１８．６０", "4,218.60"):
        view.look_for(words)
        assert view.search.refs[0] == "t01/r1/c3", words
        assert any(ref.startswith("b0003/") for ref in view.search.refs)


@given(st.lists(st.tuples(st.sampled_from("lbf"), st.integers(0, 5)), max_size=40))
def test_going_back_and_forward_again_comes_to_the_same_place(steps: list[tuple[str, int]]) -> None:
    jumps: JumpList[int] = JumpList()
    here = 0
    for kind, place in steps:
        if kind == "l":
            jumps.leave(here)
            here = place
            continue
        moved = jumps.back(here) if kind == "b" else jumps.forward(here)
        if moved is not None:
            before, here = here, moved
            again = jumps.forward(here) if kind == "b" else jumps.back(here)
            assert again == before or kind == "f"
            if again is not None:
                here = again


def test_fuzzy_finding_puts_words_before_scattered_letters() -> None:
    items = ["支出总表 expenditure", "收入总表 revenue", "save now"]
    assert ranked(items, "总表", str)[0] == items[0]
    assert ranked(items, "sv", str) == ["save now"]
    assert ranked(items, "总表 rev", str) == [items[1]]
    assert ranked(items, "", str) == items


async def test_search_shows_where_it_is_and_escape_goes_back() -> None:
    async with desk(sample.session()) as run:
        await run.reach("]", "/")
        run.input.value = "486.25"
        await run.pilot.pause()
        assert "找 486.25 " in run.line("position")
        await run.press("escape")
        assert run.ref == "t02/r7/c3"


async def test_a_jump_along_the_evidence_comes_back_to_the_same_cell() -> None:
    async with desk(sample.session(), (120, 35)) as run:
        await run.reach("]", "e", "e", "tab", "j")
        await run.press("enter")
        assert run.ref in {"t01/r3/c3", "t02/r7/c3"}
        await run.press("ctrl+o")
        assert run.ref == "t02/r7/c3"


async def test_a_session_is_found_where_it_was_left(tmp_path: Path) -> None:
    async with desk(sample.session(), folder=tmp_path) as run:
        await run.reach("]", "]", "l", "M", "a", "z")
        await run.press("q")
        left = (run.screen.desk.finding_key, run.ref)
    async with desk(sample.session(), folder=tmp_path) as run:
        assert (run.screen.desk.finding_key, run.ref) == left
        assert run.screen.is_zoomed
        assert "a" in run.screen.desk.marks


async def test_a_memory_that_makes_no_sense_is_ignored(tmp_path: Path) -> None:
    async with desk(sample.session(), folder=tmp_path) as run:
        await run.press("q")
    (path,) = (tmp_path / "sessions").iterdir()
    path.write_text('{"schema": 1, "views": 3}', "utf-8")
    async with desk(sample.session(), folder=tmp_path) as run:
        assert "S03" in run.line("finding")


async def test_a_character_of_an_input_method_changes_nothing_and_is_explained_once() -> None:
    async with desk(sample.session()) as run:
        before = run.ref
        await run.press("的")
        assert "F2" in run.line("bar")
        await run.press("了")
        assert "F2" not in run.line("bar")
        assert run.ref == before and not run.model.history
