"""What pages ask for by names that change with the program: in the store before any page that this program bakes.

So a deploy never shows a page whose style or script is not there yet; that an old page finds its old ones is the
store's care. Knows kinds, no assets.
"""

from datetime import timedelta

from khabar.press.baking import bake
from khabar.press.fingerprint import fingerprint
from khabar.press.ordering import claim_all
from khabar.press.page_store import page_store
from khabar.press.registry import page_kinds
from khabar.press.settling import Finished, Moment, lay

HEAD_START = timedelta(seconds=5)


def lay_foundations() -> None:
    """Lay all pages of the kinds that come first, in one commit, unless this program with these settings has done so.

    Raises what a bake raises: nothing of a program whose foundations fail must be shown. Costs 0.2 ms when it is done.
    """
    store = page_store()
    mark = fingerprint()
    if store.foundations() == mark:
        return
    identities = [
        (kind.name, argument) for kind in page_kinds() if kind.comes_first for argument in kind.every_argument()
    ]
    orders = claim_all(identities, (), due_in=HEAD_START, cause="foundations")
    began = Moment.now()
    lay(
        [Finished(one.page, one.revision, bake(one.page.kind, one.page.argument), one.cause) for one in orders],
        began,
    )
    store.set_foundations(mark)
