"""How the command talks: facts on standard output, everything meant for people on standard error."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

people = Console(stderr=True, highlight=False, soft_wrap=True)

Advance = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


class Refused(click.ClickException):
    """What the command will not do, in a sentence that says the way out. Exit code 1."""


def say(message: str) -> None:
    """Tell the person at the terminal something that is no result."""
    people.print(message, markup=False)


def fact(name: str, value: object) -> None:
    """Print one result line."""
    click.echo(f"{name}: {value}")


def facts(values: dict[str, object], *, as_json: bool) -> None:
    """Print results, a fact a line, or one JSON object for machines."""
    if as_json:
        click.echo(json.dumps(values, ensure_ascii=False, default=str))
        return
    for name, value in values.items():
        fact(name, value)


@contextmanager
def progress(title: str) -> Iterator[Advance]:
    """Show a bar while something long goes on; on a dumb terminal or in a log, a line at its end."""
    if not people.is_terminal:
        yield lambda step, done, total: None
        say(f"{title}: done")
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=people) as bar:
        task = bar.add_task(title, total=None)

        def advance(step: str, done: int, total: int) -> None:
            bar.update(task, description=f"{title} {step}".strip(), completed=done, total=total)

        yield advance


class _RateColumn(ProgressColumn):
    """How many are done a second, lately."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.0f}/s" if task.speed else "–/s")
