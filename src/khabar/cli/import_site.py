"""`khabar import wordpress` and `khabar import ghost`: a whole site of another system. Words what became of it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.installation import open_installation
from khabar.cli.talk import Refused, facts, progress, say

if TYPE_CHECKING:
    from khabar.interchange.taking_in.media import MediaSource
    from khabar.interchange.taking_in.sums import Sums
    from khabar.interchange.taking_in.telling import Telling
    from khabar.newsroom.models import Edition

MEGABYTE = 1 << 20
MOST_REASONS = 12

_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_edition = click.option(
    "--edition", "edition_code", default="ar", show_default=True, help="Code of the edition it goes to."
)
_media = click.option(
    "--media-from",
    metavar="DIR|URL",
    help="Where the files of its photos are: a copy of its uploads folder, or the site itself while it answers. "
    "Without it, pictures become links and no network is asked.",
)
_origin = click.option("--origin", "name", default="", help="What the site is called here, if not by its own address.")
_dry = click.option("--dry-run", is_flag=True, help="Only tell what would become of everything; save nothing.")
_report = click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file for the report, a line of JSON for each thing. By default below imports/ in the home.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")


@click.command()
@_file
@_edition
@_media
@click.option("--as-article", "as_articles", multiple=True, metavar="TYPE", help="A type of post that is news too.")
@_origin
@_dry
@_report
@_json
def wordpress(
    file: Path,
    edition_code: str,
    media_from: str | None,
    as_articles: tuple[str, ...],
    name: str,
    dry_run: bool,
    report: Path | None,
    as_json: bool,
) -> None:
    """Take in a WordPress site from its export (Tools › Export › All content).

    Posts become articles, pages standing pages; drafts, scheduled and private ones stay unpublished. Stopped at any
    moment, it goes on when it is started again: what is here already is known.
    """

    def take_in(edition: "Edition", telling: "Telling", media: "MediaSource | None") -> "Sums":
        from khabar.interchange.taking_in.wordpress import take_in_wordpress

        size = file.stat().st_size // MEGABYTE + 1
        with progress("Counting") as counting:
            return take_in_wordpress(
                file=file,
                edition=edition,
                telling=telling,
                media=media,
                as_articles=as_articles,
                name=name,
                is_dry=dry_run,
                counting=lambda done: counting("MB", done // MEGABYTE, size),
                reading=lambda done: counting("and taking in, MB", done // MEGABYTE, size),
            )

    _run(take_in, "wordpress", edition_code, media_from, dry_run, report, as_json)


@click.command()
@_file
@_edition
@_media
@_origin
@_dry
@_report
@_json
def ghost(
    file: Path,
    edition_code: str,
    media_from: str | None,
    name: str,
    dry_run: bool,
    report: Path | None,
    as_json: bool,
) -> None:
    """Take in a Ghost site from its export (Settings › Import/Export › Content & settings).

    The first tag of a post is its section, the others are topics. What only members could read stays unpublished.
    """

    def take_in(edition: "Edition", telling: "Telling", media: "MediaSource | None") -> "Sums":
        from khabar.interchange.taking_in.ghost import take_in_ghost

        with progress("Taking in") as advance:
            return take_in_ghost(
                file=file,
                edition=edition,
                telling=telling,
                media=media,
                name=name,
                is_dry=dry_run,
                reading=lambda done, total: advance("posts", done, total),
            )

    _run(take_in, "ghost", edition_code, media_from, dry_run, report, as_json)


def _run(
    take_in: Callable[["Edition", "Telling", "MediaSource | None"], "Sums"],
    system: str,
    edition_code: str,
    media_from: str | None,
    dry_run: bool,
    report: Path | None,
    as_json: bool,
) -> None:
    """Open the installation, take the site in, print the sums, and end with 1 if they disagree."""
    home = open_installation()
    from khabar.interchange.formats.records import UnreadableExport
    from khabar.interchange.taking_in.telling import Telling
    from khabar.newsroom.models import Edition

    edition = Edition.objects.filter(code=edition_code).first()
    if edition is None:
        codes = ", ".join(Edition.objects.values_list("code", flat=True))
        raise Refused(f"There is no edition {edition_code}. There are: {codes}.")
    report = report or home.root / "imports" / f"{system}-{datetime.now():%Y%m%d-%H%M%S}.jsonl"
    with Telling(report) as telling:
        try:
            sums = take_in(edition, telling, _media_source(media_from))
        except UnreadableExport as error:
            with suppress(OSError):
                report.unlink()
            raise Refused(str(error)) from error
    _print(telling, sums, report, dry_run, as_json)


def _media_source(named: str | None) -> "MediaSource | None":
    from khabar.interchange.taking_in.media import Folder, Site

    if not named:
        return None
    if named.startswith(("http://", "https://")):
        return Site(named)
    if not Path(named).is_dir():
        raise Refused(f"There is no folder {named}.\nGive a copy of wp-content/uploads, or the address of the site.")
    return Folder(Path(named))


def _print(telling: "Telling", sums: "Sums", report: Path, dry_run: bool, as_json: bool) -> None:
    values: dict[str, object] = {f"in the file: {kind}": count for kind, count in sums.held.items()}
    for (kind, outcome), count in sorted(telling.outcomes.items()):
        values[f"{kind} {outcome.value}"] = count
    values |= {"comments added": sums.comments_added, "report": report}
    facts(values, as_json=as_json)
    for (kind, reason), count in telling.reasons.most_common(MOST_REASONS):
        say(f"{count} × {kind} skipped or left as it is: {reason}")
    for note, count in telling.notes.most_common(MOST_REASONS):
        say(f"{count} × {note}")
    if dry_run:
        say("Nothing was saved: that was a dry run.")
    disagreements = sums.disagreements()
    if disagreements:
        raise Refused("\n".join(disagreements) + f"\nSomething of the file was not understood. Look into {report}.")
