"""`khabar import page-text`: an article out of the plain text of a news page. Words what the wire desk recognised."""

import json
from pathlib import Path

import click

from khabar.cli.installation import open_installation
from khabar.cli.talk import Refused, say


@click.command("page-text")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--edition", "edition_code", default="ar", show_default=True, help="Code of the edition it goes to.")
@click.option("--photo", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The lead photo.")
@click.option("--publish", is_flag=True, help="Publish at once; otherwise it becomes a draft.")
@click.option("--check", "only_check", is_flag=True, help="Only show what would be recognised; save nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def page_text(
    file: Path, edition_code: str, photo: Path | None, publish: bool, only_check: bool, as_json: bool
) -> None:
    """Read the text of a news page as a person copies it from a browser, and make the article from it.

    Reads UTF-8 and the older encodings of Arabic, and says which. The last line printed is the article's address.
    """
    open_installation()
    from khabar.press import presser
    from khabar.site.addresses import article_url
    from khabar.wire.actions import CopyRefused, read_copy_file, take_in_page_text
    from khabar.wire.formats.pasted import as_text, notes_in_english

    try:
        copy = read_copy_file(path=file, edition_code=edition_code)
        repaired = ["Letters that had been garbled on the way are set right."] if copy.is_repaired else []
        say("\n".join([f"Encoding: {copy.encoding}", *repaired, *notes_in_english(copy.pasted)]))
        if only_check:
            read = copy.pasted
            click.echo(json.dumps(read.as_json(), ensure_ascii=False, indent=2) if as_json else as_text(read))
            return
        article = take_in_page_text(copy=copy, photo=photo, publish=publish)
    except CopyRefused as refusal:
        raise Refused(str(refusal)) from refusal
    if publish:
        presser.bake_now("article", str(article.pk))
    address = article_url(article)
    click.echo(json.dumps({"article": article.pk, "address": address}, ensure_ascii=False) if as_json else address)
