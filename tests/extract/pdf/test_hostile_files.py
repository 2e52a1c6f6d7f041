"""Whatever the bytes are, the end is a document or one clear error."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from tests.extract.pdf import paper

from reviewer.errors import InputError
from reviewer.extract.options import Progress, ReadOptions
from reviewer.extract.pdf import worker
from reviewer.extract.pdf.codec import page_from_json, page_to_json
from reviewer.extract.pdf.read_pdf import read_pdf
from reviewer.extract.read import read
from reviewer.model.document import PageState


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return paper.drawn(tmp_path_factory.mktemp("pdf") / "good.pdf", paper.full_grid).read_bytes()


def protected(path: Path, password: str) -> Path:
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt(password, algorithm="AES-256")
    with path.open("wb") as stream:
        writer.write(stream)
    return path


def test_an_encrypted_file_asks_for_its_password_and_opens_with_it(tmp_path: Path) -> None:
    path = protected(paper.drawn(tmp_path / "a.pdf", paper.full_grid), "secret")
    with pytest.raises(InputError) as unasked:
        read(path)
    assert unasked.value.key == "pdf.encrypted"
    with pytest.raises(InputError) as wrong:
        read(path, ReadOptions(password="guess"))
    assert wrong.value.key == "pdf.wrong-password"
    assert len(read(path, ReadOptions(password="secret")).tables) == 1


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_cut_and_changed_bytes_never_raise_anything_else(good: bytes, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(good[: data.draw(st.integers(200, len(good)))])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=30)):
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.pdf"
    path.write_bytes(bytes(content))
    try:
        assert read(path).pages
    except InputError as error:
        assert str(path) in str(error.params["file"])


def fake_child(tmp_path: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "child.py"
    script.write_text(program, encoding="utf-8")
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, str(script)))


HEAD = """
import sys, json, time, os
sys.stdin.readline()
print(json.dumps({"pages": 3, "outline": [], "metadata": []}), flush=True)
"""
PAGE = """
def page(n):
    line = ["l", "text", None, 1, False, 0, False, 0]
    print(json.dumps([3, [n, 1, 1, "read", None, 0], [line], [], []]), flush=True)
"""
LOOP = "for line in sys.stdin:\n  first, last = json.loads(line)\n  for n in range(first, last + 1):\n"


def test_a_page_that_kills_its_process_is_listed_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: bytes
) -> None:
    fake_child(tmp_path, HEAD + PAGE + LOOP + "    os._exit(3) if n == 2 else page(n)\n", monkeypatch)
    path = tmp_path / "a.pdf"
    path.write_bytes(good)
    steps: list[Progress] = []
    raw = read_pdf(path, ReadOptions(), steps.append)
    states = [page.page.state for page in raw.pages]
    assert states == [PageState.READ, PageState.FAILED, PageState.READ]
    assert steps[-1] == Progress(2, 3)


def test_a_page_over_its_time_is_listed_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: bytes
) -> None:
    fake_child(tmp_path, HEAD + PAGE + LOOP + "    time.sleep(600) if n == 2 else page(n)\n", monkeypatch)
    path = tmp_path / "a.pdf"
    path.write_bytes(good)
    raw = read_pdf(path, ReadOptions(page_seconds=0.5))
    assert [page.page.state for page in raw.pages] == [PageState.READ, PageState.FAILED, PageState.READ]


def test_a_process_that_talks_nonsense_counts_as_dead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: bytes
) -> None:
    fake_child(
        tmp_path, HEAD + PAGE + LOOP + "    print('{') if n == 1 else page(n)\n    sys.stdout.flush()\n", monkeypatch
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(good)
    raw = read_pdf(path)
    assert [page.page.state for page in raw.pages] == [PageState.FAILED, PageState.READ, PageState.READ]


def test_a_page_survives_the_way_between_processes(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(good)
    for page in read_pdf(path).pages:
        assert page_from_json(page_to_json(page)) == page
