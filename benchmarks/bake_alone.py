"""Bakes all articles of the installation at KHABAR_HOME in this process; prints how many a second of its CPU time.

Called by bake.py. Everything counts that the press does for them: leasing orders, reading, rendering, brotli 5, gzip 6,
the commit to the store, the ledger, taking the orders off.
"""

import time

import django


def main() -> None:
    """Order every article, none of which is in the store yet, and measure."""
    django.setup()
    from khabar.press import presser
    from khabar.press.models import Order
    from khabar.press.ordering import take_touches

    presser._order_everything()
    while take_touches():
        pass
    Order.objects.exclude(page__kind="article").delete()
    count = Order.objects.count()
    began, began_wall = time.process_time(), time.perf_counter()
    presser.bake_what_waits()
    seconds, wall = time.process_time() - began, time.perf_counter() - began_wall
    assert not Order.objects.exists()
    print(f"{count} articles: {seconds:.2f} s of CPU, {wall:.2f} s on the wall; {count / seconds:.1f}")


if __name__ == "__main__":
    main()
