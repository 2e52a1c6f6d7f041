"""The desk in a browser: nothing without the token, the token works once, nothing is loaded from elsewhere."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

pytest.importorskip("textual_serve")

import aiohttp
from aiohttp.test_utils import TestServer

from reviewer.cli.serve import child_command
from reviewer.tui.web import COOKIE, Gate, listen, make_server

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_docs" / "01-unit-budget.txt"


@asynccontextmanager
async def served() -> AsyncIterator[tuple[Gate, aiohttp.ClientSession]]:
    """A running server and a browser without cookies."""
    listener = listen(0)
    gate = Gate(listener.getsockname()[1])
    server = TestServer(await make_server("true", "示例.txt", gate), host="127.0.0.1", port=gate.port)
    listener.close()
    await server.start_server()
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        yield gate, browser
    await server.close()


async def test_without_the_token_nothing_is_served() -> None:
    async with served() as (gate, browser):
        for path in (
            "/",
            "/ws",
            "/static/js/textual.js",
            "/download/x",
            "/nowhere",
            "/?token=wrong",
            f"/ws?token={gate.token}",
        ):
            async with browser.get(gate.address + path) as answer:
                assert answer.status == 403, path
                assert await answer.text() == "403\n"


async def test_the_token_works_once_and_is_traded_for_a_cookie_no_script_can_read() -> None:
    async with served() as (gate, browser):
        link = gate.link
        async with browser.get(link, allow_redirects=False) as answer:
            assert answer.status == 303
            assert "HttpOnly" in answer.headers["Set-Cookie"]
            assert "SameSite=Strict" in answer.headers["Set-Cookie"]
        async with browser.get(gate.address + "/") as answer:
            assert answer.status == 200
        async with aiohttp.ClientSession() as other, other.get(link) as answer:
            assert answer.status == 403


async def test_the_page_loads_nothing_from_elsewhere() -> None:
    async with served() as (gate, browser):
        async with browser.get(gate.link) as answer:
            page = await answer.text()
            policy = answer.headers["Content-Security-Policy"]
        assert "googleapis" not in page
        assert "default-src 'self'" in policy and f"ws://127.0.0.1:{gate.port}" in policy
        assert "示例.txt" in page


async def test_other_names_for_the_host_and_other_origins_are_refused() -> None:
    async with served() as (gate, browser):
        cookie = {"Cookie": f"{COOKIE}={gate.secret}"}
        for headers in (
            {"Host": "evil.example"},
            {"Host": f"localhost:{gate.port}"},
            {"Origin": "http://evil.example"},
        ):
            async with browser.get(gate.address + "/", headers={**cookie, **headers}) as answer:
                assert answer.status == 403, headers


def test_it_listens_on_the_loopback_address_only() -> None:
    listener = listen(0)
    assert listener.getsockname()[0] == "127.0.0.1"
    listener.close()


def test_the_child_opens_the_same_file_with_the_same_options() -> None:
    command = child_command(["--lang", "en", "serve", "a b.pdf", "--port", "8000", "--browser", "--theme", "paper"])
    assert command == f"{sys.executable} -m reviewer --lang en open 'a b.pdf' --theme paper"


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no browser is installed")
async def test_a_finding_is_decided_in_a_real_browser_and_the_overlay_changes(tmp_path: Path) -> None:
    document = tmp_path / SAMPLE.name
    document.write_bytes(SAMPLE.read_bytes())
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    command = [sys.executable, "-m", "reviewer", "serve", str(document), "--lang", "zh", "--no-cache"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as server:
        assert server.stdout is not None
        link = (await asyncio.to_thread(server.stdout.readline)).strip()
        try:
            async with page(tmp_path) as tab:
                await tab.call("Network.enable")
                await tab.call("Page.navigate", url=link)
                await tab.shows("返回")  # the foot of the cover page
                await tab.call("Runtime.evaluate", expression="document.querySelector('.xterm textarea').focus()")
                await tab.press("Escape")
                await tab.shows("披露有误")
                await tab.press("a")
                await tab.shows("已存")  # is drawn after the file was replaced
                overlay = document.with_name(document.name + ".review.toml").read_text("utf-8")
                assert 'verdict = "confirmed"' in overlay
        finally:
            server.terminate()


class Tab:
    """A tab of a browser, spoken to in its own protocol. `drawn`: what the terminal in it was sent."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.count = 0
        self.drawn = ""

    async def call(self, method: str, **params: object) -> None:
        """Call a method and wait for its answer."""
        self.count += 1
        await self.socket.send_str(json.dumps({"id": self.count, "method": method, "params": params}))
        while await self.hear() != self.count:
            pass

    async def hear(self) -> int:
        """One message: the number it answers, 0 for an event."""
        message = json.loads((await self.socket.receive()).data)
        if message.get("method") == "Network.webSocketFrameReceived":
            frame = message["params"]["response"]
            if frame["opcode"] == 2:  # binary: what the terminal draws
                self.drawn += base64.b64decode(frame["payloadData"]).decode("utf-8", "ignore")
        return int(message.get("id", 0))

    async def shows(self, words: str) -> None:
        """Wait until something was drawn."""
        while words not in self.drawn:
            await self.hear()

    async def press(self, key: str) -> None:
        """Press a key in the page."""
        text = {} if len(key) > 1 else {"text": key}
        number = {"Escape": 27}.get(key, ord(key[0].upper()))
        code = key if len(key) > 1 else f"Key{key.upper()}"
        for kind in ("keyDown", "keyUp"):
            await self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=code, windowsVirtualKeyCode=number, **text
            )


@asynccontextmanager
async def page(folder: Path) -> AsyncIterator[Tab]:
    """A tab of a headless browser."""
    arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--remote-debugging-port=0",
        f"--user-data-dir={folder / 'b'}",
    ]
    with subprocess.Popen(["chromium", *arguments, "about:blank"], stderr=subprocess.PIPE, text=True) as browser:
        assert browser.stderr is not None
        line = ""
        while "DevTools listening on" not in line:
            line = await asyncio.to_thread(browser.stderr.readline)
        port = line.rsplit(":", 1)[1].split("/")[0]
        try:
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                    tabs = await answer.json()
                address = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
                async with session.ws_connect(address, max_msg_size=0) as socket:
                    yield Tab(socket)
        finally:
            browser.terminate()
