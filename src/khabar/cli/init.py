"""`khabar init`: a home with one Arabic edition. Asks nothing; a second call brings an older home up to date."""

import secrets

import click
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor

from khabar.cli.installation import start_django, waiting_migrations
from khabar.cli.talk import Refused, facts, progress, say
from khabar.settings.home import home_of_environment

ADMIN_NAME = "khabar"


@click.command()
@click.option("--demo", is_flag=True, help="Add the demo content: two editions, articles, comments, pictures.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def init(demo: bool, as_json: bool) -> None:
    """Make the home (KHABAR_HOME) with one Arabic edition, or bring an older one up to date.

    Asks nothing. Prints the name and the freshly made password of the first account; nothing that exists is reset.
    """
    home = home_of_environment()
    try:
        home.make()
    except OSError as error:
        raise Refused(f"The folder {home.root} cannot be written: {error.strerror}.") from error
    start_django()
    from django.conf import settings

    from khabar.newsroom.actions.set_up_newsroom import set_up_newsroom
    from khabar.newsroom.models import Article
    from khabar.press import presser

    _migrate()
    set_up_newsroom()
    results: dict[str, object] = {
        "home": home.root,
        "site": f"{settings.KHABAR_SITE_URL}/",
        "admin": f"{settings.KHABAR_SITE_URL}/admin/",
    }
    first = _first_account()
    results |= first
    if demo and first:
        home.demo_file.touch()
        say("This is a demo: on this machine, accounts sign in without a second factor. Never put it on the net.")
    if demo:
        from khabar.site.demo.load import load_demo

        with progress("Demo edition") as advance:
            load_demo(advance)
    with progress("Pages") as advance:
        presser.drain(advance)
    results["articles"] = Article.objects.count()
    facts(results, as_json=as_json)


def _migrate() -> None:
    """Apply every waiting migration, as Django's own command does, but with a bar."""
    steps = waiting_migrations()
    if not steps:
        return
    say(f"Database: {steps} steps to make")
    with progress("Database") as advance:
        done = 0

        def hear(action: str, migration: object = None, fake: bool | None = False, /) -> None:
            nonlocal done
            if action == "apply_success":
                done += 1
                advance("", done, steps)

        executor = MigrationExecutor(connection, hear)
        targets = executor.loader.graph.leaf_nodes()
        plan = executor.migration_plan(targets)
        emit_pre_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS, plan=plan)
        executor.migrate(targets, plan)
        emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS, plan=plan)


def _first_account() -> dict[str, object]:
    """Make the first account where there is none, and return its name and password, else nothing."""
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return {}
    password = secrets.token_urlsafe(12)
    users.create_superuser(username=ADMIN_NAME, email="", password=password)
    return {"user": ADMIN_NAME, "password": password}
