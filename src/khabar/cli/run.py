"""`khabar run`: the whole installation in one command. A supervisor over three processes, each restarted when it dies.

front  what readers reach: baked pages from memory, everything else handed on (a process of its own, see decision 004)
app    Django: admin, comments, votes; on a private port of this machine
press  bakes what changes and publishes what is due
"""

import os
import secrets
import signal
import socket
import sys

import click

from khabar.cli.installation import open_installation
from khabar.cli.supervisor import Child, Supervisor
from khabar.cli.talk import Refused, fact, say
from khabar.settings.home import home_of_environment

WORKER_STOP_SECONDS = 5  # a worker that has not stopped by then is killed, so that stopping takes seconds


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
def run(host: str, port: int) -> None:
    """Serve the site and the admin until stopped, and bake pages as they change.

    SIGHUP starts the front's workers anew without a request lost, SIGUSR1 has the access log written out.
    """
    _note_address(host, port)
    open_installation()
    from django.conf import settings

    from khabar.press.outlets.chosen import Unfit
    from khabar.press.purges.tagging import NONE, tag_headers

    try:
        tagging = tag_headers(settings.KHABAR_TAG_HEADERS, settings.KHABAR_PURGE)
    except Unfit as error:
        raise Refused(str(error)) from error
    refuse_taken_port(host, port)
    app_port = _free_port()
    environment = {
        **os.environ,
        "KHABAR_HOME": str(settings.KHABAR_HOME),
        "KHABAR_SITE_URL": settings.KHABAR_SITE_URL,
        "KHABAR_STORE_FILE": str(settings.KHABAR_STORE_FILE),
        "KHABAR_MEDIA_DIR": str(settings.MEDIA_ROOT),
        "KHABAR_ACCESS_LOG_FILE": settings.KHABAR_ACCESS_LOG_FILE,
        "KHABAR_APP_ORIGIN": f"http://127.0.0.1:{app_port}",
        "KHABAR_FRONT_SECRET": secrets.token_urlsafe(32),
        "KHABAR_PRESS_ARCHIVE_AFTER_MONTHS": str(settings.KHABAR_PRESS_ARCHIVE_AFTER_MONTHS),
        "KHABAR_TAG_HEADERS": ",".join(tagging) or NONE,
        "KHABAR_TRUSTED_PROXIES": str(settings.KHABAR_TRUSTED_PROXIES),
        "PYTHONUNBUFFERED": "1",
    }
    khabar = [sys.executable, "-m", "khabar"]
    front = [sys.executable, "-m", "khabar.press.front", host, str(port)]
    supervisor = Supervisor(
        [
            Child("app", [*khabar, "run-app", "--port", str(app_port)], ("127.0.0.1", app_port)),
            Child("front", front, (host, port), hears=(signal.SIGHUP, signal.SIGUSR1)),
            Child("press", [*khabar, "press", "work"], None),
        ],
        environment,
    )

    def tell() -> None:
        fact("site", f"{settings.KHABAR_SITE_URL}/")
        fact("admin", f"{settings.KHABAR_SITE_URL}/admin/")
        say("Lost the admin's password? khabar password\nStop with Ctrl-C.")

    sys.exit(supervisor.run(when_ready=tell))


def _note_address(host: str, port: int) -> None:
    """Let every command print the address that is served now, unless the operator named the site's own."""
    home = home_of_environment()
    if home.is_made() and "KHABAR_SITE_URL" not in {**os.environ, **home.file_settings()}:
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104  compared, not bound
        home.served_at_file.write_text(f"http://{shown}:{port}\n")


@click.command("run-app", hidden=True)
@click.option("--port", required=True, type=int)
def run_app(port: int) -> None:
    """Serve Django on a private port: what `khabar run` starts as its process "app"."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khabar.settings.base")
    Granian(
        "khabar.site.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        respawn_failed_workers=True,
        workers_kill_timeout=WORKER_STOP_SECONDS,
        log_level=LogLevels.warning,
    ).serve()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def refuse_taken_port(host: str, port: int) -> None:
    """Raise Refused, with a way out, when nothing can listen on *port*."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(
                f"Port {port} on {host} cannot be used: {error.strerror}.\nChoose another: khabar run --port {port + 1}"
            ) from error
