"""The samples, read and checked once per run, with and without the errors that were put in."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # bench and sample_docs stand beside the package, not in it

from bench.expectation import Expectation, load  # noqa: E402  # importable only with the path above
from bench.findings import Told, told  # noqa: E402
from bench.places import SAMPLES, samples  # noqa: E402

from reviewer.export.check_json import check_object  # noqa: E402
from reviewer.extract.read import read  # noqa: E402
from reviewer.session.analysis import Analysis, analyse  # noqa: E402

NAMES = tuple(path.name for path in samples())


@dataclass(frozen=True)
class Checked:
    """A sample with what the program says about it."""

    path: Path
    expected: Expectation
    analysis: Analysis
    findings: tuple[Told, ...]

    @property
    def in_text(self) -> bool:
        """Whether it was read from text."""
        return self.path.suffix == ".txt"


@cache
def _checked(path: Path) -> Checked:
    analysis = analyse(read(path))
    stem = path.name.split(".")[0]
    expected = load(SAMPLES / f"{stem}.EXPECTED.toml")
    return Checked(path, expected, analysis, tuple(told(check_object(analysis))))


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> Checked:
    """Each committed sample in turn."""
    return _checked(SAMPLES / request.param)


@pytest.fixture(scope="session")
def clean_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples without errors, built once; needs reportlab and the two fonts."""
    pytest.importorskip("reportlab", reason="reportlab builds the clean samples")
    from bench.samplescore import clean_documents
    from sample_docs.kit.fonts import MissingFontError

    folder = tmp_path_factory.mktemp("clean")
    try:
        clean_documents(folder)
    except MissingFontError as error:
        pytest.skip(str(error))
    return folder


@pytest.fixture(params=NAMES)
def clean(request: pytest.FixtureRequest, clean_folder: Path) -> Checked:
    """Each sample without errors in turn."""
    stem, _, suffix = str(request.param).partition(".")
    return _checked(clean_folder / f"{stem}.clean.{suffix}")
