"""`khabar import`: what can be taken in from files, a command for each."""

import click

from khabar.cli.import_page_text import page_text
from khabar.cli.import_site import ghost, wordpress


@click.group("import")
def import_group() -> None:
    """Take in copy and whole sites from files."""


for command in (page_text, wordpress, ghost):
    import_group.add_command(command)
