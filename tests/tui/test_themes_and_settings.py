"""Themes and settings come from files; what is broken is reported and skipped, never fatal; NO_COLOR is obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color

from reviewer.tui.colours import Inks
from reviewer.tui.ink import Ink
from reviewer.tui.settings import DeskSettings, load_desk_settings, save_desk_settings
from reviewer.tui.themes import PLAIN, load_themes, plain_theme, variable_defaults
from reviewer.words import Language
from tests.tui import sample
from tests.tui.driving import desk

WANTED = {"paper", "dark", "high-contrast", "colour-blind", "mono", "solarised"}
READABLE, STRONG = 4.5, 7.0
"""Contrast ratios of WCAG AA and AAA."""


def test_the_shipped_themes_load_without_complaint_in_both_languages() -> None:
    themes = load_themes()
    assert set(themes.by_name) >= WANTED
    assert not themes.complaints
    names = [named.title for named in themes.by_name.values()]
    assert len({title.zh for title in names}) == len({title.en for title in names}) == len(names)


@pytest.mark.parametrize("name", sorted(load_themes().by_name))
def test_every_ink_of_every_theme_can_be_read_on_its_paper(name: str) -> None:
    values = variable_defaults(load_themes().by_name[name].theme)
    for ink in Ink:
        if ink is Ink.RULE:
            continue
        paper = values[f"paper-{ink}"]
        papers = (paper, values["surface"]) if paper == values["background"] else (paper,)
        ratio = min(contrast(values[f"ink-{ink}"], back) for back in papers)
        assert ratio >= (STRONG if name == "high-contrast" else READABLE), (ink, ratio)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2)."""
    lights = sorted((luminance(one), luminance(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_users_theme_is_added_and_a_broken_one_reported_and_skipped(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[theme]\nname = "mine"\nprimary = "#102030"\n', "utf-8")
    (tmp_path / "odd.toml").write_text('[theme]\nname = "odd"\nprimary = "no such colour"\n', "utf-8")
    (tmp_path / "torn.toml").write_text("[theme", "utf-8")
    (tmp_path / "bare.toml").write_text("x = 1", "utf-8")
    themes = load_themes(tmp_path)
    assert "mine" in themes.by_name
    said = [complaint.text(Language.ENGLISH) for complaint in themes.complaints]
    assert [text.split()[1] for text in said] == ["bare.toml", "odd.toml", "torn.toml"]
    assert "primary" in said[1]


def test_the_plain_theme_uses_no_colour_of_its_own_and_marks_the_cursor_by_reversing() -> None:
    inks = Inks(variable_defaults(plain_theme().theme), is_plain=True)
    assert inks.style(Ink.CURSOR).reverse
    for ink in Ink:
        colour = inks.style(ink).color
        assert colour is not None and (colour.is_default or colour.number is None or colour.number < 16)


async def test_no_color_sends_no_colour_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(sample.session(), is_plain=True) as run:
        await run.reach("]")
        assert run.app.theme == PLAIN
        text = "\n".join(run.whole())
        assert "[ 321.60]" in text
        for strip in run.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                assert style is None or style.color is None or style.color.is_default


def test_settings_are_kept_and_a_broken_file_leaves_the_defaults(tmp_path: Path) -> None:
    assert save_desk_settings(tmp_path, DeskSettings(language="en", theme="paper", ambiguous=2))
    kept = load_desk_settings(tmp_path)
    assert (kept.language, kept.theme, kept.ambiguous) == ("en", "paper", 2)
    (tmp_path / "desk.toml").write_text('language = 5\ntheme = "dark"\n', "utf-8")
    mended = load_desk_settings(tmp_path)
    assert mended.theme == "dark" and mended.language == ""
    assert len(mended.complaints) == 1
    (tmp_path / "desk.toml").write_text("language =", "utf-8")
    assert load_desk_settings(tmp_path).complaints


async def test_a_theme_can_be_changed_while_running_and_is_remembered(tmp_path: Path) -> None:
    async with desk(sample.session(), folder=tmp_path) as run:
        before = run.app.inks.style(Ink.TEXT)
        await run.press("T")
        assert run.app.inks.style(Ink.TEXT) != before
        assert load_desk_settings(tmp_path).theme == run.app.theme
