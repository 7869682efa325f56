"""Renders public templates to bytes, for the press and for Django's own answers."""

from django.template import engines

from khabar.site.documents import Head, Letterhead


def render(template: str, **context: object) -> bytes:
    """Return `site/<template>` filled in."""
    text: str = engines["public"].env.get_template(f"site/{template}").render(**context)  # type: ignore[attr-defined]  # Jinja2's engine has an environment
    return text.encode()


def render_page(
    template: str, edition: Letterhead, head: Head, *, section_here: int = 0, is_front: bool = False, **context: object
) -> bytes:
    """Return a page of *edition*; *section_here* is the main section that the menu marks."""
    return render(template, edition=edition, head=head, section_here=section_here, is_front=is_front, **context)
