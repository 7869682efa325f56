"""Make docs/pictures/article.png, the README's picture: a real article page of the demo edition in a real browser.

    make pictures

Makes a demo installation in a temporary folder, serves it with `khabar run`, photographs one page with Chromium, and
leaves nothing behind but the picture. `KHABAR_CHROMIUM` names a browser that is not on the path.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from PIL import Image
from playwright.sync_api import sync_playwright
from run_tests import chromium

TARGET = Path(__file__).parent.parent / "docs" / "pictures" / "article.png"
WINDOW = {"width": 1200, "height": 1100}
LARGEST_BYTES = 400 * 1024
START_SECONDS = 120


@contextmanager
def demo_site() -> Iterator[str]:
    """Serve a fresh demo installation, and yield its address."""
    with tempfile.TemporaryDirectory(prefix="khabar-picture-") as home:
        port = _free_port()
        url = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "KHABAR_HOME": home, "KHABAR_SITE_URL": url}
        khabar = [sys.executable, "-m", "khabar"]
        subprocess.run([*khabar, "init", "--demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*khabar, "run", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait_for(f"{url}/ar/", server)
            yield url
        finally:
            server.terminate()
            server.wait(30)


def lead_article(url: str) -> str:
    """Return the address of the first article on the Arabic front: the one that the demo leads with."""
    with urllib.request.urlopen(f"{url}/ar/", timeout=10) as answer:
        front = answer.read().decode()
    found = re.search(r'href="(/ar/\d{4}/\d{2}/\d{2}/[^"]+/)"', front)
    if found is None:
        raise SystemExit("The Arabic front links to no article. Does `khabar init --demo` load the demo edition?")
    return url + found.group(1)


def photograph(address: str) -> Image.Image:
    """Return the top of the page as readers with a wide screen see it."""
    path = chromium()
    if path is None:
        raise SystemExit("No Chromium found. Debian: apt-get install chromium; KHABAR_CHROMIUM names another.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=WINDOW, locale="ar", color_scheme="light")  # type: ignore[arg-type]
        page.goto(address, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        page.evaluate("Promise.all([...document.images].filter(i => i.complete).map(i => i.decode()))")
        picture = Image.open(BytesIO(page.screenshot()))
        browser.close()
    return picture.convert("RGB")


def small_png(picture: Image.Image) -> bytes:
    """Return *picture* as a PNG that is light to clone: 256 colours, chosen to cover them all, the rest by dither."""
    palette = picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=2)
    buffer = BytesIO()
    picture.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG).save(buffer, "PNG", optimize=True)
    if buffer.tell() > LARGEST_BYTES:
        raise SystemExit(f"The picture has {buffer.tell() // 1024} KB, more than {LARGEST_BYTES // 1024}.")
    return buffer.getvalue()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise SystemExit(f"{address} did not answer; the messages above say why.")


def main() -> None:
    """Make the picture."""
    with demo_site() as url:
        address = lead_article(url)
        print(f"page: {unquote(address)}", file=sys.stderr)
        png = small_png(photograph(address))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(png)
    print(f"{TARGET.relative_to(Path.cwd()) if TARGET.is_relative_to(Path.cwd()) else TARGET}: {len(png) // 1024} KB")


if __name__ == "__main__":
    main()
