"""`khabar press deliver` and `khabar press mirror`: copies of the page store, brought up to date by hand."""

from dataclasses import asdict

import click

from khabar.cli.installation import open_installation
from khabar.cli.talk import Refused, facts, progress, say


@click.command()
@click.option("--again", metavar="NAME", help="Copy everything to this outlet again, and sweep away the rest.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def deliver(again: str | None, as_json: bool) -> None:
    """Bring outlets and purges up to date, whatever failed before. `khabar run` does so by itself."""
    open_installation()
    from khabar.press import delivery
    from khabar.press.standing import standing

    try:
        names = [place.name for place in delivery.places() if not place.lag]
    except delivery.Unfit as error:
        raise Refused(str(error)) from error
    if again is not None and again not in names:
        raise Refused(f"No outlet is called {again}. There are: {', '.join(names) or 'none, see KHABAR_STORE'}")
    delivery.try_failures_now()
    if again is not None:
        delivery.begin_anew(again)
    told = delivery.deliver()
    stand = standing()
    facts({"told": told, "outlets": [str(one) for one in stand]}, as_json=as_json)
    if any(one.trouble for one in stand):
        raise Refused("Not everything could be delivered.")
    say("Everything is delivered.")


@click.command()
@click.argument("where", metavar="DIR|s3://BUCKET/PREFIX")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def mirror(where: str, as_json: bool) -> None:
    """Write the whole site as plain files with relative links, or renew what was written so."""
    open_installation()
    from khabar.press import mirroring
    from khabar.site import kept_copies

    with progress("Pages") as advance:
        try:
            counts = mirroring.write_mirror(
                where, kept_copies.note, kept_copies.gone, lambda done, total: advance("", done, total)
            )
        except (mirroring.Trouble, mirroring.Unfit) as error:
            raise Refused(f"{error}\nWhat is written stays. Run it again to go on from there.") from error
    facts({"mirror": where, **asdict(counts)}, as_json=as_json)
