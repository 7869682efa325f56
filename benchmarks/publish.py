"""Publish to visible: from the POST in the admin until article and front page are served anew, and the search finds it.

    python benchmarks/publish.py [--quick] [--articles 1000] [--times 40]

The program makes an installation of its own, fills it, serves it, logs in as an editor does, and corrects headlines.
"""

import argparse
import random
import re
import sys
import time
from pathlib import Path

import html5lib
import httpx

sys.path.insert(0, str(Path(__file__).parent))
from bars import Bar, conclude, percentile
from installation import Served, served

LONGEST_SECONDS = 1.0
LONGEST_SECONDS_TO_BE_FOUND = 2.0
SECONDS_BETWEEN_SEARCHES = 0.05
BODY = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading", "body-0-id": ""}


def main() -> None:
    """Measure, print, and end with the exit code of the bars."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="100 articles, 10 corrections")
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--times", type=int, default=40)
    chosen = options.parse_args()
    articles, times = (100, 10) if chosen.quick else (chosen.articles, chosen.times)
    with served(articles) as site, httpx.Client(base_url=site.url, timeout=60) as desk:
        log_in(desk, site)
        edits = editor_links(desk)
        measured = [correct_headline(desk, edits[number % len(edits)], number) for number in range(times)]
    bars = []
    for what, place in (("POST answered", 0), ("article visible", 1), ("front page visible", 2), ("article found", 3)):
        seconds = [one[place] for one in measured]
        median, high = percentile(seconds, 0.5) * 1000, percentile(seconds, 0.95) * 1000
        print(f"{what:<20} median {median:7.0f} ms   p95 {high:7.0f} ms")
        if place:
            name = f"publish to {what}, p95 at {articles} articles"
            longest = LONGEST_SECONDS_TO_BE_FOUND if what == "article found" else LONGEST_SECONDS
            bars.append(Bar(name, percentile(seconds, 0.95), "s", longest))
    conclude(bars)


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
    """Ask for *address* until it says *text*; return the seconds since *started*."""
    while text not in desk.get(address).text:
        if time.perf_counter() - started > 30:
            raise SystemExit(f"{address} did not change within 30 s.")
        time.sleep(pause_seconds)
    return time.perf_counter() - started


def fields(page: str, name: str) -> dict[str, str]:
    """Return what a browser would send of the form that has a field called *name*."""
    for form in html5lib.parse(page, namespaceHTMLElements=False).iter("form"):
        values: dict[str, str] = {}
        for field in form.iter():
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
