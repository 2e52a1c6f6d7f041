"""The settings file: every documented key works, a slip is said in one line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reviewer.cli.main import main
from reviewer.cli.settings import KNOWN, load_settings, overlay_in
from reviewer.errors import SettingsError
from reviewer.model.finding import Severity
from reviewer.session.session import Session
from tests.small_document import WRONG_CELL, written

PAGE = Path(__file__).resolve().parents[2] / "docs" / "settings.md"
Capture = pytest.CaptureFixture[str]


def stored(folder: Path, text: str) -> Path:
    path = folder / "reviewer.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_documented_file_is_read_and_documents_every_key(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    settings = load_settings(stored(tmp_path, found[1]))
    assert (settings.author, settings.language, settings.theme) == ("desk 3", "zh", "paper")
    assert settings.template == tmp_path / "opinion.docx"
    assert settings.overlays == tmp_path / "overlays"
    assert settings.selection.regrade == {"N20": Severity.ADVICE}
    table = tomllib.loads(found[1])
    assert {name: set(table[name] if name else table) for name in KNOWN} == {k: set(v) for k, v in KNOWN.items()}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('autor = "x"', "autor"),
        ("[rules]\nselects = []", "rules.selects"),
        ('language = "fr"', "language"),
        ("author = 3", "author"),
        ("[rules.severity]\nT01 = 'loud'", "rules.severity.T01"),
        ("export = 1", "export"),
    ],
)
def test_a_slip_names_its_key(text: str, key: str, tmp_path: Path, capsys: Capture) -> None:
    path = stored(tmp_path, text)
    with pytest.raises(SettingsError) as refused:
        load_settings(path)
    assert refused.value.params["key"] == key
    assert main(["check", str(written(tmp_path)), "--settings", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_language_of_the_settings_stands_below_the_command_line(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REVIEWER_LANG", raising=False)
    path, document = str(stored(tmp_path, 'language = "en"')), str(written(tmp_path))
    main(["check", document, "--settings", path])
    assert "change 219.00 to 210.00" in capsys.readouterr().out
    main(["check", document, "--settings", path, "--lang", "zh"])
    assert "219.00 改为 210.00" in capsys.readouterr().out


def test_decisions_may_be_kept_in_a_folder_of_their_own(tmp_path: Path, capsys: Capture) -> None:
    path, document = stored(tmp_path, '[overlay]\nfolder = "kept"'), written(tmp_path)
    export = ["export", str(document), "--to", "csv", "-o", str(tmp_path / "o.csv"), "--settings", str(path)]
    assert main(export) == 0
    (tmp_path / "kept").mkdir()
    with_overlay = overlay_in(load_settings(path), document, None)
    assert with_overlay == tmp_path / "kept" / "budget.txt.review.toml"
    session = Session.open(document, overlay=with_overlay)
    session.correct(WRONG_CELL, "210.00", "disclosure")
    session.close()
    assert main(export) == 0
    assert "已确认" in (tmp_path / "o.csv").read_text("utf-8-sig")
    assert not list(tmp_path.glob("*.review.toml"))
