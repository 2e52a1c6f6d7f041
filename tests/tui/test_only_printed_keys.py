"""From opening a sample to its export through a terminal, pressing nothing but keys read off the screen."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from reviewer.session.session import Session

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")

from bench.keys import SAMPLE, Screen, plain_text, running  # noqa: E402 - needs pseudo-terminals

KEYS = {"esc": b"\x1b", "enter": b"\r", "tab": b"\t"}
SECONDS = 60


class Person:
    """Somebody who knows no key: presses what the screen prints before a word."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.seen = 0
        """Bytes of output before the last key."""

    def sees(self, words: str) -> str:
        """Wait until words are on the screen; the output since the last key."""
        end = time.monotonic() + SECONDS
        while words not in (text := plain_text(bytes(self.screen.captured[self.seen :]))):
            assert time.monotonic() < end, f"{words} is not on the screen: {text[-2000:]}"
            self.screen.read(0.05, 1)
        return text

    def presses(self, word: str) -> None:
        """Press the key printed before a word: `[a]披露有误`, `: 命令`, `[enter] 写出`, `1口径不同`."""
        text = plain_text(bytes(self.screen.captured))
        found = re.findall(rf"(?:\[(\S+?)\] ?|(?<!\S)(\S+) |(\d)){re.escape(word)}", text)
        assert found, f"no key is printed before {word}: {text[-2000:]}"
        key = next(part for part in found[-1] if part)
        self.types(KEYS.get(key, key.encode()))

    def types(self, keys: bytes) -> None:
        """Send keys, or words into a line."""
        self.seen = len(self.screen.captured)
        self.screen.send(keys)


def test_a_sample_is_reviewed_and_exported_with_keys_read_off_the_screen(tmp_path: Path) -> None:
    document = tmp_path / SAMPLE.name
    document.write_bytes(SAMPLE.read_bytes())
    with running(document, (80, 24), tmp_path / "home") as screen:
        person = Person(screen)
        person.sees("返回")
        person.presses("返回")
        person.sees("采纳")
        person.presses("采纳")
        person.sees("已更正")
        person.presses("不成立")
        person.sees("口径")
        person.presses("口径不同")
        person.sees("不成立 ")
        person.presses("暂缓")
        person.sees("暂缓 ")
        person.presses("撤销")
        person.sees("已撤销")
        person.presses("命令")
        person.sees("选定")
        person.types("导出".encode())
        person.sees("导出")
        person.presses("选定")
        person.sees("写出")
        person.presses("写出")
        person.sees("已写出")
    written = next(tmp_path.glob("*.review.md")).read_text("utf-8")
    # The program was ended without a word: what was shown as decided is recovered, and written out at the close.
    Session.open(document).close()
    overlay = document.with_name(document.name + ".review.toml").read_text("utf-8")
    assert "T01" in written
    assert 'verdict = "dismissed"' in overlay and 'fault = "disclosure"' in overlay and "deferred" not in overlay
