"""Publish to visible: from the POST in the admin until article and front page are served anew, and the press's share.

    python benchmarks/publish.py [--quick] [--articles 100000] [--times 40]

The program makes two installations of its own, a small one of 1,000 articles and a large one, and serves both. An
editor corrects headlines in both by turns. Then the press's own share is measured, what an old article costs, a storm
of approvals, and a section that is renamed while others publish. Of the large archive only the newest articles are
baked, and half of it stands in one section: see `standing_archive.py`.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import html5lib
import httpx

sys.path.insert(0, str(Path(__file__).parent))
from bars import Bar, conclude, percentile
from installation import Served, served

SMALL = 1000
BAKED = 1000
MOST_MS = 150.0
MOST_OF_ARTICLE_MS = 10.0
MOST_OF_DEPENDENTS_MS = 60.0
MOST_GROWTH = 1.2
MOST_PAGES_OF_OLD_ARTICLE = 25
APPROVALS = 1000
MOST_BAKES_OF_STORM = 100
MOST_SECONDS_AFTER_STORM = 3.0
MOST_SECONDS_DURING_CASCADE = 1.0
LONGEST_SECONDS_TO_BE_FOUND = 2.0
SECONDS_BETWEEN_SEARCHES = 0.05
BODY = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading", "body-0-id": ""}


def main() -> None:
    """Measure, print, and end with the exit code of the bars."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="one installation of 100 articles, 10 corrections")
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--times", type=int, default=40)
    chosen = options.parse_args()
    times = 10 if chosen.quick else chosen.times
    sizes = [100] if chosen.quick else [SMALL, chosen.articles]
    with ExitStack() as stack:
        sites = [stack.enter_context(served(size, baked=BAKED)) for size in sizes]
        bars = bars_of_editor(sites, sizes, times) + bars_of_press(
            sites, times, APPROVALS // (10 if chosen.quick else 1)
        )
    conclude(bars)


def bars_of_editor(sites: list[Served], sizes: list[int], times: int) -> list[Bar]:
    """Correct headlines in all sites by turns; return the bars for the last, and for its growth over the first."""
    with ExitStack() as stack:
        desks = [stack.enter_context(httpx.Client(base_url=site.url, timeout=60)) for site in sites]
        for desk, site in zip(desks, sites, strict=True):
            log_in(desk, site)
        links = [editor_links(desk) for desk in desks]
        measured: list[list[tuple[float, float, float, float]]] = [[] for _ in sites]
        for number in range(times):
            for desk, edits, seconds in zip(desks, links, measured, strict=True):
                seconds.append(correct_headline(desk, edits[number % len(edits)], number))
    bars = []
    for what, place in (("POST answered", 0), ("article visible", 1), ("front page visible", 2), ("article found", 3)):
        high = []
        for size, site in zip(sizes, measured, strict=True):
            seconds = [one[place] for one in site]
            high.append(percentile(seconds, 0.95))
            print(
                f"{what:<20} {size:>8} articles   median {percentile(seconds, 0.5) * 1000:7.0f} ms"
                f"   p95 {high[-1] * 1000:7.0f} ms"
            )
        if what == "article found":
            bars.append(Bar(f"publish to {what}, p95", high[-1], "s", LONGEST_SECONDS_TO_BE_FOUND))
        elif place:
            bars.append(Bar(f"publish to {what}, p95", high[-1] * 1000, "ms", MOST_MS))
            if len(sites) > 1:
                bars.append(Bar(f"the same, large / small, {what}", high[-1] / high[0], "x", MOST_GROWTH))
    return bars


def bars_of_press(sites: list[Served], times: int, approvals: int) -> list[Bar]:
    """Measure what the press alone takes, in the last of *sites* and beside the first."""
    large, small = sites[-1], sites[0]
    article = [milliseconds(share(site, "article", times)) for site in (small, large)]
    pages = [milliseconds(share(site, "dependents", times // 4 + 1)) for site in (small, large)]
    old = share(large, "old", 5)["pages"]
    storm = share(large, "storm", approvals)
    cascade = share(large, "rename", times // 2)
    print(f"{'renamed a section':<20} {cascade['articles']:>8} articles   in {cascade['renamed'] * 1000:.0f} ms")
    print(f"{'':<20} {cascade['waiting']:>8} orders waited at most")
    print(f"{'':<20} longest hold of the writer's place {cascade['longest_hold'] * 1000:.0f} ms")
    print(f"{'storm':<20} {approvals:>8} approvals in {storm['approving']:.1f} s: {storm['bakes']} bakes")
    bars = [
        Bar("commit to article in the store, median", percentile(article[1], 0.5), "ms", MOST_OF_ARTICLE_MS),
        Bar("commit to 20 pages in the store, median", percentile(pages[1], 0.5), "ms", MOST_OF_DEPENDENTS_MS),
        Bar("pages baked for an old article", old, "pages", MOST_PAGES_OF_OLD_ARTICLE),
        Bar("bakes of a page in a storm", storm["bakes"], "bakes", MOST_BAKES_OF_STORM),
        Bar("right after a storm", storm["right_after"], "s", MOST_SECONDS_AFTER_STORM),
        Bar("published during a cascade, slowest", max(cascade["seconds"]), "s", MOST_SECONDS_DURING_CASCADE),
        Bar("saved during a cascade, slowest", max(cascade["saves"]), "s", MOST_SECONDS_DURING_CASCADE),
    ]
    if large is not small:
        growth = percentile(article[1], 0.5) / percentile(article[0], 0.5)
        bars.append(Bar("commit to article, large / small", growth, "x", MOST_GROWTH))
    return bars


def share(site: Served, what: str, times: int) -> dict[str, Any]:
    """Run one measure of `press_share.py` in the environment of *site*."""
    program = [sys.executable, str(Path(__file__).with_name("press_share.py")), what, str(times)]
    done = subprocess.run(program, env=site.environment, check=True, stdout=subprocess.PIPE, text=True)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def milliseconds(measured: dict[str, Any]) -> list[float]:
    return [seconds * 1000 for seconds in measured["seconds"]]


def log_in(desk: httpx.Client, site: Served) -> None:
    """Log in as people do, by the form."""
    form = fields(desk.get("/admin/login/").text, "username")
    answer = desk.post(
        "/admin/login/", data={**form, "username": site.user, "password": site.password}, headers={"Origin": site.url}
    )
    if answer.status_code != 302:
        raise SystemExit(f"The login was refused: {answer.status_code}")


def editor_links(desk: httpx.Client) -> list[str]:
    """Return the edit addresses of the newest articles, those that stand on the front page."""
    found = re.findall(r'"(/admin/articles/edit/\d+/)"', desk.get("/admin/articles/").text)
    return list(dict.fromkeys(found))[:5]


def correct_headline(desk: httpx.Client, link: str, number: int) -> tuple[float, float, float, float]:
    """Change one headline and publish; return the seconds until the answer, the article, the front page, and a hit."""
    form = fields(desk.get(link).text, "headline")
    mark = random.randrange(10**8, 10**9)
    headline = f"عنوان مصحح رقم {number} {mark}"
    form |= {**BODY, "body-0-value": "فقرة", "headline": headline, "action-publish": "action-publish"}
    pk = re.findall(r"\d+", link)[-1]
    address = desk.get(f"/a/{pk}").headers["Location"]
    started = time.perf_counter()
    answer = desk.post(link, data=form, headers={"Origin": str(desk.base_url).rstrip("/")})
    answered = time.perf_counter() - started
    if answer.status_code != 302:
        raise SystemExit(f"Publishing was refused: {answer.status_code}")
    article = wait_for(desk, address, headline, started)
    front = wait_for(desk, "/ar/", headline, started)
    # The page repeats what was asked for: only the rest of the headline tells that it was found.
    rest = f"عنوان مصحح رقم {number} "
    found = wait_for(desk, f"/ar/search/?q={mark}", rest, started, SECONDS_BETWEEN_SEARCHES)
    return answered, article, front, found


def wait_for(desk: httpx.Client, address: str, text: str, started: float, pause_seconds: float = 0.005) -> float:
    """Ask for *address*, or where it leads now, until it says *text*; return the seconds since *started*."""
    while text not in desk.get(address, follow_redirects=True).text:
        if time.perf_counter() - started > 30:
            raise SystemExit(f"{address} did not change within 30 s.")
        time.sleep(pause_seconds)
    return time.perf_counter() - started


def fields(page: str, name: str) -> dict[str, str]:
    """Return what a browser would send of the form that has a field called *name*; of fields of blocks, that they are
    empty.
    """
    for form in html5lib.parse(page, namespaceHTMLElements=False).iter("form"):
        values: dict[str, str] = {}
        for field in form.iter():
            if field.get("data-controller") == "w-block":
                values[f"{field.get('id')}-count"] = "0"
            key = field.get("name")
            kind = field.get("type")
            if not key or kind in ("file", "submit"):
                continue
            if field.tag == "input" and (kind not in ("checkbox", "radio") or field.get("checked") is not None):
                values[key] = field.get("value") or ""
            elif field.tag == "textarea":
                values[key] = (field.text or "").removeprefix("\n")
            elif field.tag == "select":
                chosen = [one.get("value") or "" for one in field.iter("option") if one.get("selected") is not None]
                values[key] = chosen[0] if chosen else ""
        if name in values:
            return values
    raise SystemExit(f"The page has no form with a field called {name}.")


if __name__ == "__main__":
    main()
