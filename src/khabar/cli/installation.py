"""Opening the installation that a command works on: its home, Django, and what must be there before."""

import os

import django
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from khabar.cli.talk import Refused
from khabar.settings.home import Home, home_of_environment

SETTINGS = "khabar.settings.base"


def start_django() -> None:
    """Set Django up with Khabar's settings, unless the caller chose others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def open_installation() -> Home:
    """Return the home after setting Django up; refuse when it was never made or its database is not ready."""
    home = home_of_environment()
    if not home.is_made():
        raise Refused(
            f"There is no Khabar in {home.root}.\nMake one: khabar init   (or name another folder in KHABAR_HOME)"
        )
    start_django()
    try:
        waiting = waiting_migrations()
    except DatabaseError as error:
        raise Refused(
            f"The database does not answer: {str(error).strip()}\nLook at KHABAR_DATABASE_URL and at {home.root}."
        ) from error
    if waiting:
        raise Refused(
            f"The database is {waiting} steps behind this version of Khabar.\nBring it up to date: khabar init"
        )
    return home


def waiting_migrations() -> int:
    """Return how many migrations the database still lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
