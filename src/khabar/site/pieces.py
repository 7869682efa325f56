"""Finished pieces of pages: a letterhead, a teaser, an empty form is rendered once and stands on many pages.

What a piece says is a function of its template, of the edition's letterhead and of what it is given. It is rendered
without the page around it: a name that was not given is an error. All that it is given are documents and plain values,
which compare by what they show, so a piece that is remembered is never old. It needs no keys: who makes a document
records what it shows, for each page that shows it. Never give it what one reader typed: it is kept in memory.
"""

from collections.abc import Callable
from functools import lru_cache

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from khabar.site.documents import Letterhead

MOST_PIECES = 4096


def pieces(environment: Environment) -> Callable[..., Markup]:
    """Return the function that templates of *environment* call: `{{ piece("teaser", item=item, size="line") }}`.

    It takes the name of a template of `site/pieces/`, and what that is given, all of which can be hashed.
    """

    def rendered(name: str, edition: Letterhead, /, **given: object) -> Markup:
        text = environment.get_template(f"site/pieces/{name}.html").render(edition=edition, **given)
        return Markup(text)  # noqa: S704  a template escapes

    # Whoever changes templates looks at what she changes, and waits for it.
    remembered = rendered if environment.auto_reload else lru_cache(MOST_PIECES)(rendered)

    @pass_context
    def piece(context: Context, name: str, /, **given: object) -> Markup:
        return remembered(name, context["edition"], **given)

    return piece
