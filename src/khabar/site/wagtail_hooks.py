"""What the site adds to the admin. Found by Wagtail under this name."""

from wagtail import hooks

from khabar.newsroom.admin.sample_content import SampleContent
from khabar.site.wording import WORDED


def sample_content() -> SampleContent:
    """Tell the desk of the demo. Its copy is read only where somebody asks."""
    from khabar.site.demo import removal

    return SampleContent(lambda: removal.sample_articles().count(), removal.remove_demo)


hooks.register("khabar_sample_content", sample_content)
hooks.register("khabar_worded_languages", lambda: WORDED)
