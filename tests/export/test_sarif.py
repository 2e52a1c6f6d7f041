"""SARIF 2.1.0: what the standard asks for, and what code-scanning services ask for besides."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from reviewer.cli.main import main
from tests.small_document import TEXT, written

LEVELS = {"none", "note", "warning", "error"}
SHA = re.compile(r"[0-9a-f]{64}")


@pytest.fixture
def log(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Two documents, named relatively, one with a name that needs quoting."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "预算 2030").mkdir()
    written(tmp_path / "预算 2030", name="一 局.txt")
    written(tmp_path, TEXT.replace("25.87", "28.57"), "b.txt")
    main(["check", "预算 2030/一 局.txt", "b.txt", "--format", "sarif", "--lang", "zh"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_log_has_a_version_a_schema_and_one_run(log: dict[str, Any]) -> None:
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert urlsplit(log["$schema"]).scheme == "https"
    (run,) = log["runs"]
    assert re.fullmatch(r"[a-z]{2}-[A-Z]{2}", run["language"])
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    assert len(run["results"]) <= 25_000


def test_every_rule_has_an_id_of_its_own_words_and_a_level(log: dict[str, Any]) -> None:
    driver = log["runs"][0]["tool"]["driver"]
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["semanticVersion"])
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids)) > 1
    for rule in driver["rules"]:
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]+", rule["name"])
        assert rule["defaultConfiguration"]["level"] in LEVELS
        for words in ("shortDescription", "fullDescription", "help"):
            assert rule[words]["text"].strip()
        assert rule["properties"]["tags"]


def test_every_result_names_its_rule_its_file_and_a_line(log: dict[str, Any]) -> None:
    (run,) = log["runs"]
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in LEVELS
        assert 0 < len(result["message"]["text"]) <= 1_000
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            place = location["physicalLocation"]
            assert place["region"]["startLine"] >= 1
            uri = place["artifactLocation"]["uri"]
            assert artifacts[place["artifactLocation"]["index"]]["location"]["uri"] == uri


def test_files_are_named_by_relative_uris_with_their_digest(log: dict[str, Any]) -> None:
    uris = [artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]]
    assert uris == ["%E9%A2%84%E7%AE%97%202030/%E4%B8%80%20%E5%B1%80.txt", "b.txt"]
    assert all(Path(unquote(uri)).is_file() for uri in uris)
    for artifact in log["runs"][0]["artifacts"]:
        assert SHA.fullmatch(artifact["hashes"]["sha-256"])
        assert "/" in artifact["mimeType"]


def test_an_absolute_path_is_a_file_uri(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(written(tmp_path)), "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert run["artifacts"][0]["location"]["uri"].startswith("file:///")
    assert len({(result["ruleId"], result["partialFingerprints"]["reviewer/v1"]) for result in run["results"]}) == len(
        run["results"]
    )
