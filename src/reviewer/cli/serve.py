"""`reviewer serve`: the terminal desk in a browser on this machine. Needs the extra `[web]`."""

from __future__ import annotations

import argparse
import shlex
import sys
import webbrowser
from importlib.util import find_spec

from reviewer.cli import open as desk
from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.errors import UsageError
from reviewer.words import Words, say


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """The options of `open`, and where to listen."""
    desk.configure(parser, console)
    parser.add_argument("--port", type=int, default=0, metavar="N", help=say("serve.port", console.language))
    parser.add_argument("--browser", action="store_true", help=say("serve.browser", console.language))


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the link and serve until interrupted."""
    if find_spec("textual_serve") is None:
        raise UsageError("serve.missing")
    from reviewer.extract.content import ensure_readable
    from reviewer.tui.web import listen, serve

    ensure_readable(args.file)
    try:
        listener = listen(args.port)
    except OSError as fault:
        raise UsageError("serve.port-taken", port=args.port, reason=fault.strerror or fault) from fault

    def announce(link: str) -> None:
        console.write(link)
        sys.stdout.flush()
        console.note("serve.once")
        if args.browser:
            webbrowser.open(link)

    serve(child_command(sys.argv[1:]), args.file.name, listener, announce)
    return 0


def child_command(words: list[str]) -> str:
    """The command that draws one desk: `open` with the same options, those of the server taken out."""
    kept: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--port":
            next(rest, None)
        elif word != "--browser" and not word.startswith("--port="):
            kept.append(word)
    kept[kept.index("serve")] = "open"
    return shlex.join([sys.executable, "-m", "reviewer", *kept])


COMMAND = Command(
    name="serve",
    help=Words("在本机浏览器中使用终端复核台", "the terminal desk in a browser on this machine"),
    configure=configure,
    run=run,
    order=12,
    epilog=Words(
        "打印一个只能用一次、只限本机的链接。示例：\n  reviewer serve 2026预算.pdf --browser",
        "Prints a link that works once and on this machine only. example:\n  reviewer serve budget.pdf --browser",
    ),
)
