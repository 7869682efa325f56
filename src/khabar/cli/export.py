"""`khabar export`: an edition in a format of others, to a file or to standard output."""

import os
import sys
from pathlib import Path

import click

from khabar.cli.installation import open_installation
from khabar.cli.talk import Refused, progress, say


@click.command()
@click.argument("edition")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["wxr", "jsonl", "ninjs"]),
    required=True,
    help="wxr for WordPress, jsonl with all that is kept, ninjs 3 for agencies.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; else standard output.")
@click.option("--only-public", is_flag=True, help="Leave out what readers cannot see.")
def export(edition: str, format_name: str, output: Path | None, only_public: bool) -> None:
    """Hand out an edition: its articles, and, but for ninjs, its standing pages and comments.

    An item at a time, so that memory does not grow with the edition. A file that is written to takes its name only
    when it is whole. WXR has the e-mail addresses of readers who wrote: keep it as you keep the database.
    """
    open_installation()
    from khabar.interchange.handing_out import hand_out
    from khabar.newsroom.models import Article, Edition

    found = Edition.objects.filter(code=edition).first()
    if found is None:
        codes = ", ".join(Edition.objects.values_list("code", flat=True))
        raise Refused(f"There is no edition {edition}. There are: {codes}.")
    with_drafts = not only_public and format_name != "ninjs"
    if output is None:
        hand_out(edition=found, format=format_name, out=sys.stdout, with_drafts=with_drafts)
        return
    total = Article.objects.filter(edition=found).count()
    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("w", encoding="utf-8") as out, progress("Export") as advance:
            hand_out(
                edition=found,
                format=format_name,
                out=out,
                with_drafts=with_drafts,
                advance=lambda done: advance("", min(done, total), total),
            )
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refused(f"{output} cannot be written: {error.strerror}.") from error
    part.replace(output)
    say(f"Written: {output}")
