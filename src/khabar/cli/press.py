"""`khabar press`: bake what waits, bake everything, work as the press, tell how it stands."""

import os
import signal
import sys
import threading
from datetime import datetime

import click

from khabar.cli.installation import open_installation
from khabar.cli.press_outlets import deliver, mirror
from khabar.cli.press_verify import explain, verify
from khabar.cli.talk import Refused, facts, progress, say


@click.group(invoke_without_command=True)
@click.pass_context
def press(context: click.Context) -> None:
    """Bake the pages that wait. `khabar run` does so by itself; this is for scripts and repairs."""
    if context.invoked_subcommand is None:
        context.invoke(drain)


press.add_command(deliver)
press.add_command(mirror)


@press.command()
def drain() -> None:
    """Bake what waits, then end (what `khabar press` alone does)."""
    open_installation()
    from khabar.press import presser

    with progress("Pages") as advance:
        presser.drain(advance)
    _print_status(as_json=False)


@press.command("all")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="How many processes bake.")
@click.option("--anew", is_flag=True, help="Begin again, although an earlier run was not finished.")
def everything(jobs: int, anew: bool) -> None:
    """Bake every page again, whether it changed or not. Stopped with Ctrl-C, the next run goes on where it stopped."""
    open_installation()
    from khabar.press import presser

    if not anew and (left := presser.left_of_everything()):
        say(f"Going on with an earlier run: {left} pages are left. (--anew begins again.)")
    try:
        with progress("Pages") as advance:
            presser.press_everything(advance, jobs, go_on=not anew)
    except KeyboardInterrupt:
        raise Refused(
            f"Stopped; {presser.left_of_everything()} pages are left. Go on: khabar press all, or khabar run"
        ) from None
    _print_status(as_json=False)
    if failing := presser.status().failing:
        raise Refused(
            f"Pages failed: {failing}. The others are baked. The old versions of these stay, if there are any. What is"
            " wrong stands above. Once it is put right: khabar press, or «المطبعة» in the admin"
        )


@press.command()
def work() -> None:
    """Work until stopped: bake what changes, publish what is due, keep the search in step, sweep. `khabar run` does.

    Makes the sizes of photos too.
    """
    open_installation()
    from khabar.conversation.actions import forget_networks_now_and_then
    from khabar.newsroom.actions.make_sizes import make_sizes_forever
    from khabar.newsroom.actions.publish_due import next_due, publish_due
    from khabar.press import presser
    from khabar.press.sweeping import sweep_forever
    from khabar.search import worker
    from khabar.staff.actions.forget_sessions import forget_sessions_now_and_then

    # The search works in a thread beside the press: it may not keep the interpreter for five milliseconds at a time.
    sys.setswitchinterval(0.0005)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())

    def do_what_is_due() -> datetime | None:
        publish_due()
        forget_networks_now_and_then()
        forget_sessions_now_and_then()
        return next_due()

    beside = [
        threading.Thread(target=worker.work_forever, args=(stop,), name="search"),
        threading.Thread(target=sweep_forever, args=(stop,), name="sweep"),
        threading.Thread(target=make_sizes_forever, args=(stop,), name="sizes of photos"),
    ]
    for thread in beside:
        thread.start()
    presser.work_forever(stop, on_tick=do_what_is_due)
    for thread in beside:
        thread.join()
    say("The press has stopped.")


@press.command()
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def status(as_json: bool) -> None:
    """Tell how many pages there are, wait, and fail."""
    open_installation()
    _print_status(as_json=as_json)


def _print_status(*, as_json: bool) -> None:
    from dataclasses import asdict

    from khabar.press import presser
    from khabar.press.standing import standing

    facts({**asdict(presser.status()), "outlets": [str(one) for one in standing()]}, as_json=as_json)


press.add_command(verify)
press.add_command(explain)
