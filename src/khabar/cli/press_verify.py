"""`khabar press verify` and `khabar press explain`: is every page what it should be, and why is this one as it is."""

import json
import random
from dataclasses import asdict

import click

from khabar.cli.installation import open_installation
from khabar.cli.talk import Refused, facts, progress
from khabar.press.differences import Difference
from khabar.press.explained import Explained, Waiting

SHOWN = 50


@click.command()
@click.option("--sample", type=click.IntRange(min=1), help="Compare so many pages, chosen by chance (1000).")
@click.option("--all", "everything", is_flag=True, help="Compare every page.")
@click.option("--url", "addresses", multiple=True, help="Compare the pages that answer at this address.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def verify(sample: int | None, everything: bool, addresses: tuple[str, ...], as_json: bool) -> None:
    """Bake pages afresh into memory and compare them byte by byte with the store. Exit code 1 if any differs."""
    if bool(sample) + everything + bool(addresses) > 1:
        raise click.UsageError("Choose one of --sample, --all and --url.")
    open_installation()
    from khabar.press.verifying import every_identity, pages_at
    from khabar.press.verifying import verify as verify_pages

    identities = list((pages_at(addresses) if addresses else every_identity()).items())
    if addresses and not identities:
        raise Refused(f"Nothing was ever baked at {', '.join(addresses)}. See: khabar press explain")
    if not everything and not addresses:
        identities = random.sample(identities, min(sample or 1000, len(identities)))
    with progress("Comparing") as advance:
        verified = verify_pages(identities, len(identities), lambda done, total: advance("", done, total))
    counts: dict[str, object] = {
        "compared": verified.pages,
        "waiting": verified.waiting,
        "differences": len(verified.differences),
    }
    if as_json:
        click.echo(json.dumps({**counts, "found": [asdict(one) for one in verified.differences]}, ensure_ascii=False))
    else:
        for one in verified.differences[:SHOWN]:
            click.echo(_line(one))
        facts(counts, as_json=False)
    if verified.differences:
        raise Refused(f"{len(verified.differences)} differences. `khabar press all` bakes every page again.")


def _line(one: Difference) -> str:
    said = [f"{one.what.value}: {one.path or one.page}" + (f" ({one.page})" if one.path else "")]
    if one.stored or one.fresh:
        said += [f"    stored: {one.stored or 'nothing'}", f"    fresh:  {one.fresh or 'nothing'}"]
    if one.lacking:
        said.append(f"    keys that the ledger lacks: {', '.join(one.lacking)}")
    if one.suspects:
        said.append(f"    keys that the page may have forgotten: {', '.join(one.suspects)}")
    return "\n".join(said)


@click.command()
@click.argument("address")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def explain(address: str, as_json: bool) -> None:
    """Tell who answers at ADDRESS (a URL or a path), what it shows, when and why it was baked, what it waits for."""
    open_installation()
    from khabar.press.explaining import explain as explain_address

    told = explain_address(address)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in told], ensure_ascii=False, default=str))
    else:
        click.echo("\n\n".join(_told(one) for one in told))
    if not told[0].page:
        raise Refused(f"Nothing was ever baked at {told[0].path}.")


def _told(one: Explained) -> str:
    """Return the lines for people: what is empty is left out."""
    sizes = ", ".join(f"{name} {size}" for name, size in one.bytes.items())
    lines = {
        "address": one.path,
        "answer": f"{one.status} {one.says}" + (f", to {one.location}" if one.location else ""),
        "page": one.page,
        "baked": f"{one.baked_at:%Y-%m-%d %H:%M:%S %Z}" if one.baked_at else "",
        "because of": one.cause,
        "changed": f"{one.changed_at:%Y-%m-%d %H:%M:%S %Z}" if one.changed_at else "",
        "bytes": sizes,
        "etag": one.etag,
        "keys": ", ".join(one.keys),
        "waits": _of_order(one.order) if one.order else "",
        "touched, not ordered yet": ", ".join(one.touched),
        "also claimed by": ", ".join(f"{other.page} ({other.says}, {other.status})" for other in one.others),
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items() if value)


def _of_order(order: Waiting) -> str:
    said = f"{order.ahead} pages are before it" + (f", because of {order.cause}" if order.cause else "")
    if order.tries:
        said += f"; tried {order.tries} times, again {order.due_at or 'at once'}: {order.last_error}"
    return said
