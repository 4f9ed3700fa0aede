"""What `scripts/test` does once a Python is found: every check, even where one fails, then a summary."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import ROOT, SetupError, clean_environment, prepare

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_browser() -> str | None:
    """Return the path of a Chromium: the one that CHROMIUM names, or one on the path."""
    named = os.environ.get("CHROMIUM")
    return next((path for name in ([named] if named else BROWSERS) if (path := shutil.which(name))), None)


def stages(python: Path, site: Path, browser: str | None) -> dict[str, list[str]]:
    """Return name and command of each stage, in order."""
    ours = [str(python), "scripts/ipsec-errata.py"]
    tool = [str(python), "-m"]
    wanted = {
        "lint": [*tool, "ruff", "check", "."],
        "format": [*tool, "ruff", "format", "--check", "."],
        "types": [*tool, "mypy"],
        "unit and data tests": [*tool, "pytest", "-m", "not browser"],
        "entries": [*ours, "validate"],
        "layout of the entries": [*ours, "fmt", "--check"],
        "strict site build": [*ours, "build", "--out", str(site)],
    }
    if browser:
        wanted["browser tests"] = [*tool, "pytest", "-m", "browser", "tests/browser"]
    return wanted


def main(arguments: list[str]) -> int:
    """Set up and run; 0 all passed, 1 something failed, 2 a person has to do something first."""
    try:
        python = prepare("requirements.txt", "requirements-dev.txt")
    except SetupError as error:
        print(f"scripts/test: {error}", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    browser = find_browser()
    with tempfile.TemporaryDirectory(prefix="ipsec-errata-") as folder:
        site = Path(folder) / "site"
        environment = clean_environment() | {"SITE": str(site)}
        if browser:
            environment["CHROMIUM"] = browser
        commands = stages(python, site, browser)
        if arguments:
            # The browser tests need a built site, which takes too long for a quick run that is not about them.
            browsing = any("browser" in argument for argument in arguments)
            if browsing and subprocess.run(commands["strict site build"], env=environment).returncode:
                return 1
            chosen = ["-m", ""] if browsing else []  # pyproject.toml leaves the browser tests out
            return subprocess.run([str(python), "-m", "pytest", *chosen, *arguments], env=environment).returncode
        failed = []
        for name, command in commands.items():
            print(f"== {name}", flush=True)
            if name == "browser tests" and "strict site build" in failed:
                print("There is no site to read.")
                failed.append(name)
            elif subprocess.run(command, env=environment).returncode:
                failed.append(name)
    if not browser:
        print("The browser tests were left out: there is no Chromium (Debian: apt-get install chromium).")
        if os.environ.get("REQUIRE_BROWSER"):
            failed.append("browser tests")
    print(f"stages that failed: {', '.join(failed)}" if failed else "every stage passed")
    print(f"{len(commands) - len(set(failed) & set(commands))} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
