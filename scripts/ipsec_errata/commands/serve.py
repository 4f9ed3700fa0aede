"""`ipsec-errata serve`: the site on this machine, rebuilt whenever a file changes."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import subprocess
import sys
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_USAGE
from ipsec_errata.commands.build import QUIET
from ipsec_errata.commands.texts import NoTextsError, add_shown_texts_option, shown_variable
from ipsec_errata.project import own_project


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "serve",
        description="Validate, build and serve the site. An edit of an entry, template or schema shows by itself; "
        "while something is spoiled the last good site stays up and the findings stand in the terminal.",
    )
    parser.add_argument("--port", type=int, default=8000, help="the port (default: 8000)")
    parser.add_argument("--address", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)")
    add_shown_texts_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; 2 where the port or the texts are not to be had."""
    problem = _port_problem(arguments.address, arguments.port)
    if problem:
        print(f"ipsec-errata: {problem}", file=sys.stderr)
        return EXIT_USAGE
    try:
        texts = shown_variable(arguments.texts)
    except NoTextsError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    place = f"{arguments.address}:{arguments.port}"
    print(f"building; the site will be at http://{place}/ (stop with Ctrl-C)", flush=True)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place]
    environment = {**os.environ, **QUIET, **texts}
    process = subprocess.Popen(command, cwd=own_project().root, env=environment)  # noqa: S603
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()
        return EXIT_CLEAN


def _port_problem(address: str, port: int) -> str | None:
    if not 0 < port < 65536:
        return f"{port} is no port; give one from 1 to 65535 with --port"
    try:
        with socket.create_server((address, port)):
            return None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"port {port} is in use; stop the other server or give another port with --port {port % 65535 + 1}"
        if error.errno == errno.EACCES:
            return f"port {port} is for the administrator; give one above 1023 with --port"
        return f"cannot listen on {address}: {error.strerror or error}"
