"""The layout: regions fill the screen without overlapping, at every size and in every state."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.tui.screens.plan import Wish, columns_at, make_plan

WISHES = st.builds(
    Wish,
    focus=st.sampled_from(["middle", "evidence", "queue", "source", "notes", "tables"]),
    lower_pane=st.sampled_from(["evidence", "queue", "source", "notes"]),
    is_zoomed=st.booleans(),
    has_linked=st.booleans(),
    is_typing=st.booleans(),
    is_number=st.booleans(),
    prompt=st.integers(0, 60),
    left=st.integers(-40, 40),
    lower=st.integers(-40, 40),
    right=st.integers(-40, 40),
)


@settings(max_examples=300, deadline=None)
@given(st.integers(24, 260), st.integers(6, 90), WISHES)
def test_regions_never_overlap_and_stay_on_the_screen(width: int, height: int, wish: Wish) -> None:
    regions = make_plan(width, height, wish).regions
    taken = [[0] * width for _ in range(height)]
    for name, region in regions.items():
        assert region.width > 0 and region.height > 0, name
        assert region.x >= 0 and region.y >= 0 and region.right <= width and region.bottom <= height, name
        for y in range(region.y, region.bottom):
            for x in range(region.x, region.right):
                taken[y][x] += 1
    assert max(max(row) for row in taken) == 1


def test_the_three_layouts_and_the_smallest() -> None:
    assert [columns_at(*size) for size in ((50, 12), (80, 24), (120, 35), (200, 50))] == [0, 1, 2, 3]
    tiny = make_plan(50, 12, Wish()).regions
    assert set(tiny) == {"finding", "evidence", "verdicts", "bar"}
    small = make_plan(80, 24, Wish()).regions
    assert small["middle"].height == 13
    assert small["evidence"].height == 3


def test_typing_makes_room_for_prompt_line_and_effect() -> None:
    regions = make_plan(80, 24, Wish(is_typing=True, is_number=True, prompt=6)).regions
    assert regions["input"].x == 6
    assert regions["effect"].right == 80
