"""Runs the suite wherever it can run, and says loudly where it could not.

The suite runs on SQLite with the embedded search; again on PostgreSQL, with the search in it, where a server answers;
the browser stories run where Chromium is found; the recipes of deploy/ where nginx and Caddy are.
What could not run fails the run if KHABAR_REQUIRE names it (`KHABAR_REQUIRE=browser,postgres`).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
POSTGRES_ADDRESSES = (
    "postgres://postgres@127.0.0.1:5432/postgres",
    "postgres://root@127.0.0.1:5432/postgres",
)
KNOWN = {"browser", "caddy", "nginx", "postgres", "samples"}


def chromium() -> str | None:
    """Return the browser's path (`KHABAR_CHROMIUM` names another)."""
    named = os.environ.get("KHABAR_CHROMIUM")
    return named or next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def postgres() -> str | None:
    """Return the address of a server on which the tests may make databases (`KHABAR_TEST_POSTGRES_URL` names one)."""
    named = os.environ.get("KHABAR_TEST_POSTGRES_URL")
    for address in [named] if named else POSTGRES_ADDRESSES:
        try:
            with psycopg.connect(address.replace("postgres://", "postgresql://"), connect_timeout=3) as connection:
                row = connection.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
        except psycopg.Error:
            continue
        if row and row[0]:
            return address
    return None


def samples() -> Path:
    """Return the folder of shared samples that some tests read (`KHABAR_SAMPLES` names another)."""
    return Path(os.environ.get("KHABAR_SAMPLES") or Path(__file__).parent.parent.parent / "shared" / "samples")


def run(title: str, arguments: list[str], **environment: str) -> bool:
    """Run pytest once, on databases made for this run in a home that goes with it; return whether it passed."""
    started = time.monotonic()
    print(f"== {title}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "--create-db", *arguments, *sys.argv[1:]]
    with tempfile.TemporaryDirectory(prefix="khabar-test-") as home:
        settings = {**os.environ, "KHABAR_TEST_HOME": home, **environment}
        passed = subprocess.run(command, env=settings).returncode == 0
    outcome = f"{'passed' if passed else 'FAILED'} in {time.monotonic() - started:.0f} s"
    print(f"== {title}: {outcome}", file=sys.stderr, flush=True)
    return passed


def main() -> int:
    """Run everything that can run; return the exit code."""
    required = {name.strip() for name in os.environ.get("KHABAR_REQUIRE", "").split(",") if name.strip()}
    if unknown := required - KNOWN:
        print(f"KHABAR_REQUIRE names what nobody knows: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    results: dict[str, bool] = {}
    missing: dict[str, str] = {}

    results["SQLite"] = run("the suite on SQLite", ["-m", "not browser and not postgres", "-n", "2"])
    if address := postgres():
        results["PostgreSQL"] = run(
            "the suite on PostgreSQL, its search too",
            ["-m", "not browser", "-n", "2"],
            KHABAR_DATABASE_URL=address,
            KHABAR_SEARCH_ENGINE="postgres",
        )
    else:
        missing["postgres"] = "no PostgreSQL server answers on 127.0.0.1:5432 (KHABAR_TEST_POSTGRES_URL names another)"
    if browser := chromium():
        results["browser"] = run("stories in a browser", ["-m", "browser"], KHABAR_CHROMIUM=browser)
    else:
        missing["browser"] = "no Chromium found (Debian: apt-get install chromium; KHABAR_CHROMIUM names another)"

    if not (folder := samples()).is_dir():
        missing["samples"] = f"no shared samples in {folder} (KHABAR_SAMPLES names another folder)"

    for name in ("nginx", "caddy"):
        if shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin") is None:
            missing[name] = f"no {name} found, so nobody tried its recipe in deploy/ (Debian: apt-get install {name})"

    for name, passed in results.items():
        print(f"{name}: {'passed' if passed else 'FAILED'}")
    for name, why in missing.items():
        print(f"\n*** NOT TESTED: {name}: {why} ***{' It is required.' if name in required else ''}")
    return 0 if all(results.values()) and not required & missing.keys() else 1


if __name__ == "__main__":
    sys.exit(main())
