"""`khabar search`: tell how the indexes stand, make them anew, compare them with the database.

Also finds related articles for an archive that was there before them.
"""

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

import click

from khabar.cli.installation import open_installation
from khabar.cli.talk import Refused, facts, progress, say

if TYPE_CHECKING:
    from khabar.search.engines import Collection

ALL = "all"
BATCH = 100
CHOICE = click.Choice(["site", "desk", ALL])


@click.group()
def search() -> None:
    """Look after the search. `khabar run` keeps it in step by itself; this is for scripts and repairs."""


@search.command()
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def status(as_json: bool) -> None:
    """Tell which engine answers, how many documents there are, how many changes wait, and what is wrong."""
    open_installation()
    from django.conf import settings

    from khabar.search.engines import COLLECTIONS, engine
    from khabar.search.models import Change, Document

    values: dict[str, object] = {
        "engine": settings.KHABAR_SEARCH_ENGINE,
        "documents": Document.objects.count(),
        "public": Document.objects.public().count(),
        "waiting": Change.objects.count(),
    }
    troubles = []
    for collection in COLLECTIONS:
        state = engine(collection).state()
        values |= {f"{collection}_{name}": value for name, value in asdict(state).items()}
        troubles += [f"{collection}: {state.trouble}"] if state.trouble else []
    facts(values, as_json=as_json)
    if troubles:
        raise Refused(
            "\n".join(troubles) + "\n`khabar run` makes it again by itself; to do it now: khabar search rebuild"
        )


@search.command()
@click.option("--collection", type=CHOICE, default=ALL, show_default=True, help="Which index.")
@click.option(
    "--processes", type=click.IntRange(1, 64), default=os.cpu_count() or 1, show_default=True, help="How many work."
)
@click.option("--from-scratch", is_flag=True, help="Do not take up a rebuild that was stopped.")
def rebuild(collection: str, processes: int, from_scratch: bool) -> None:
    """Make the indexes anew from the database while the old ones answer. Stopped, it goes on where it was."""
    open_installation()
    from khabar.search import vocabulary
    from khabar.search.rebuilding import rebuild as make_anew
    from khabar.search.word_index import WordsBusy

    for name in _named(collection):
        with progress("Index") as advance:
            count = make_anew(name, processes=processes, resume=not from_scratch, advance=advance)
        click.echo(f"{name}: {count}")
    if collection != "desk":
        try:
            click.echo(f"vocabulary: {vocabulary.rebuild()}")
        except WordsBusy:
            say("The vocabulary is being made by `khabar run` already.")


@search.command()
@click.option("--collection", type=CHOICE, default=ALL, show_default=True, help="Which index.")
@click.option("--mend", is_flag=True, help="Bring the index in step.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def verify(collection: str, mend: bool, as_json: bool) -> None:
    """Compare the indexes with the database, document by document. Exit code 1 if they differ and are not mended."""
    open_installation()
    from khabar.search.backends.base import SearchUnavailable
    from khabar.search.verifying import mend as bring_in_step
    from khabar.search.verifying import verify as compare

    differences = 0
    values: dict[str, object] = {}
    for name in _named(collection):
        try:
            found = bring_in_step(name) if mend else compare(name)
        except SearchUnavailable as error:
            raise Refused(f"{name}: {error}\nMake it anew: khabar search rebuild") from error
        differences += found.count
        values |= {
            f"{name}_compared": found.compared,
            f"{name}_missing": len(found.missing),
            f"{name}_outdated": len(found.outdated),
            f"{name}_surplus": len(found.surplus),
        }
    facts(values, as_json=as_json)
    if differences and mend:
        say(f"Mended: {differences}.")
    elif differences:
        raise Refused(
            f"{differences} documents differ. What changed a moment ago may still be waiting.\n"
            "Mend them: khabar search verify --mend"
        )


@search.command()
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def relate(as_json: bool) -> None:
    """Find for every article again what is like it, as after an import. New articles are looked at by themselves."""
    open_installation()
    from khabar.newsroom.actions import relate_articles
    from khabar.newsroom.models import Article
    from khabar.search.backends.base import SearchUnavailable

    live = Article.objects.live().order_by("pk")
    total, done, changed, last = live.count(), 0, 0, 0
    with progress("Related articles") as advance:
        while batch := list(live.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
            try:
                changed += relate_articles(batch, older_too=False)
            except SearchUnavailable as error:
                raise Refused(f"site: {error}\nMake it anew: khabar search rebuild") from error
            done, last = done + len(batch), batch[-1]
            advance("", done, max(total, done))
    facts({"articles": done, "changed": changed}, as_json=as_json)


def _named(choice: str) -> "tuple[Collection, ...]":
    from khabar.search.engines import COLLECTIONS

    return COLLECTIONS if choice == ALL else (cast("Collection", choice),)
