"""The `khabar` command: one entry point for operators. It calls the parts and words their answers; no logic of its own.

Results go to standard output, one fact a line; talk, progress and errors go to standard error.
Exit codes: 0 done, 1 refused or failed with a reason, 2 wrong usage.
"""

import os
import sys

import click

from khabar.cli.check import check
from khabar.cli.export import export
from khabar.cli.import_group import import_group
from khabar.cli.init import init
from khabar.cli.password import password
from khabar.cli.press import press
from khabar.cli.run import run, run_app
from khabar.cli.search import search
from khabar.cli.second_factor import second_factor
from khabar.cli.style import style
from khabar.cli.talk import Refused, say

VERSION = "0.1.0"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="khabar")
def khabar() -> None:
    """Khabar (خبر): the publishing system for newsrooms that write in Arabic script.

    \b
    A new installation:
      khabar init --demo     make a home with a demo edition
      khabar run             serve it on http://127.0.0.1:8000

    The home is the one folder with everything an installation owns: KHABAR_HOME, by default ./var.
    """


for command in (init, run, import_group, export, press, search, style, check, password, second_factor, run_app):
    khabar.add_command(command)


def main() -> None:
    """Run the command that the arguments name; with its exit code, and no traceback for what users can mend."""
    try:
        khabar.main(standalone_mode=False)
    except click.ClickException as error:
        error.show(file=sys.stderr)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.")
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:
        if os.environ.get("KHABAR_DEBUG"):
            raise
        say(f"Error: {type(error).__name__}: {error}\nThis should not happen. KHABAR_DEBUG=1 shows where it did.")
        sys.exit(1)


__all__ = ["Refused", "khabar", "main"]
