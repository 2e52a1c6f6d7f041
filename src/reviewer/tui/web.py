"""The desk in a local browser: one server for one document on the loopback address, behind a token that works once.

Owns the gate: who is let in, and that nothing is loaded from elsewhere. The terminal in the page is textual-serve's.
Called by the command line (`reviewer serve`).
"""

from __future__ import annotations

import hmac
import re
import secrets
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import web

HOST = "127.0.0.1"
COOKIE = "reviewer-desk"
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self' {socket}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_ELSEWHERE = re.compile(r"<(?:link|script)\b[^>]*https?://(?!127\.0\.0\.1)[^>]*>(?:\s*</script>)?", re.IGNORECASE)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Gate:
    """Lets in whoever brings the token, once; after that whoever brings the cookie it was traded for."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def address(self) -> str:
        """Where the server listens."""
        return f"http://{HOST}:{self.port}"

    @property
    def link(self) -> str:
        """What is opened in the browser, once."""
        return f"{self.address}/?token={self.token}"

    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Every request passes here first; without token or cookie nothing is served."""
        if request.host != f"{HOST}:{self.port}" or request.headers.get("Origin", self.address) != self.address:
            return _refused()
        offered = request.query.get("token", "")
        if request.path == "/" and self.token and hmac.compare_digest(offered.encode(), self.token.encode()):
            self.token = ""
            response = web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": "/"})
            response.set_cookie(COOKIE, self.secret, httponly=True, samesite="Strict", path="/")
            return response
        if not hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self.secret.encode()):
            return _refused()
        return self._closed_in(await handler(request))

    def _closed_in(self, response: web.StreamResponse) -> web.StreamResponse:
        """Nothing may be loaded from, or told to, anywhere else."""
        if response.prepared:  # a socket that has ended
            return response
        response.headers["Content-Security-Policy"] = POLICY.format(socket=f"ws://{HOST}:{self.port}")
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        if isinstance(response, web.Response) and response.content_type == "text/html" and response.text:
            response.text = _ELSEWHERE.sub("", response.text)
        return response


def _refused() -> web.Response:
    return web.Response(status=HTTPStatus.FORBIDDEN, text="403\n")


async def make_server(command: str, title: str, gate: Gate) -> web.Application:
    """The application: textual-serve's pages and socket behind the gate. `command` is run once per connection."""
    from textual_serve.server import Server

    served = Server(command, host=HOST, port=gate.port, title=title, public_url=gate.address)
    app: web.Application = await served._make_app()
    app.on_startup.clear()  # it prints a banner

    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        return await gate.guard(request, handler)

    app.middlewares.append(web.middleware(guard))
    return app


def listen(port: int) -> socket.socket:
    """A socket on the loopback address, `port` 0 for a free one. Raises `OSError` where it is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    return listener


def serve(command: str, title: str, listener: socket.socket, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; `announce` is told the link once the server listens."""
    gate = Gate(listener.getsockname()[1])
    announce(gate.link)
    web.run_app(make_server(command, title, gate), sock=listener, print=None, access_log=None)
