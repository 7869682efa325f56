"""docs/reference/commands.md names every command of `khabar` with its arguments and options, and no other."""

from collections.abc import Iterator

import click

from khabar.cli import khabar
from tests.house.documents import codes, read, sections
from tests.house.repository import DOCS, shown, told

REFERENCE = DOCS / "reference" / "commands.md"


def commands_of(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Return every command that people may type below *group*, with its full name."""
    for command in group.commands.values():
        full_name = f"{name} {command.name}"
        if not command.hidden:
            yield full_name, command
        if isinstance(command, click.Group):
            yield from commands_of(command, full_name)


def words_of(command: click.Command) -> set[str]:
    """Return the options and arguments of a command as people type them."""
    words: set[str] = set()
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            words.add((parameter.name or "").upper())
        else:
            words.update(parameter.opts)
            words.update(parameter.secondary_opts)
    return words


def _documented() -> dict[str, set[str]]:
    """Return what each command's own section of the reference shows in code, subsections left out."""
    found = {}
    for section in sections(read(REFERENCE)):
        if section.title.startswith("khabar "):
            own = section.text.partition("\n#")[0]
            found[section.title] = {word for code in codes(own) for word in code.split()}
    return found


def test_every_command_has_its_section() -> None:
    documented, commands = _documented(), dict(commands_of(khabar, "khabar"))

    missing = [f"no section: {name}" for name in commands if name not in documented]
    gone = [f"no such command: {name}" for name in documented if name not in commands]

    assert not missing + gone, told(missing + gone, f"a heading in {shown(REFERENCE)} per command: its full name.")


def test_every_option_and_argument_is_in_its_commands_section() -> None:
    documented = _documented()

    missing = [
        f"{name}: {word}"
        for name, command in commands_of(khabar, "khabar")
        for word in sorted(words_of(command) - documented.get(name, set()))
    ]

    assert not missing, told(missing, f"name it in `code` in the command's section of {shown(REFERENCE)}.")


def test_the_reference_names_no_option_that_is_gone() -> None:
    commands = dict(commands_of(khabar, "khabar"))

    gone = [
        f"{name}: {word}"
        for name, words in _documented().items()
        if name in commands
        for word in sorted(words)
        if word.startswith("--") and word not in words_of(commands[name]) | {"--help"}
    ]

    assert not gone, told(gone, f"take it out of the section in {shown(REFERENCE)}.")


def test_every_command_and_option_says_what_it_does() -> None:
    silent = []
    for name, command in commands_of(khabar, "khabar"):
        if not command.help:
            silent.append(name)
        options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
        silent += [f"{name} {option.opts[0]}" for option in options if not option.help]

    assert not silent, told(silent, "give it a docstring or help=: `khabar --help` is the first thing people read.")


def test_commands_below_groups_are_found_and_hidden_ones_are_not() -> None:
    group = click.Group(
        commands={
            "a": click.Command("a", params=[click.Option(["--json"]), click.Argument(["file"])]),
            "b": click.Group("b", commands={"c": click.Command("c")}),
            "d": click.Command("d", hidden=True),
        }
    )

    found = dict(commands_of(group, "x"))

    assert list(found) == ["x a", "x b", "x b c"]
    assert words_of(found["x a"]) == {"--json", "FILE"}
