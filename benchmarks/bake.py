"""How fast pages are baked: articles a second on one core, with both compressions and the commit, and a full rebuild.

    python benchmarks/bake.py [--quick] [--articles 4000] [--rebuild 100000] [--jobs 2]

The program makes an installation of its own and fills it. The first figure is taken in one process, by its own CPU
time, so that others on the machine do not count. The rebuild is `khabar press all`, by the clock on the wall and by the
CPU time of all its processes.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bars import Bar, conclude

PAGES_A_SECOND = 450
SECONDS_OF_100_000 = 180.0


def main() -> None:
    """Fill, measure, print, and end with the exit code of the bars."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="2,000 articles, rebuilt too")
    options.add_argument("--articles", type=int, default=4000)
    options.add_argument("--rebuild", type=int, default=100_000)
    options.add_argument("--jobs", type=int, default=2)
    chosen = options.parse_args()
    few, many = (2000, 2000) if chosen.quick else (chosen.articles, chosen.rebuild)
    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder:
        environment = {**os.environ, "KHABAR_HOME": folder, "DJANGO_SETTINGS_MODULE": "khabar.settings.base"}
        environment.pop("KHABAR_DATABASE_URL", None)
        khabar = [sys.executable, "-m", "khabar"]
        subprocess.run([*khabar, "init", "--json"], env=environment, check=True, stdout=subprocess.DEVNULL)
        fill(few, environment)
        measured = subprocess.run(
            [sys.executable, __file__.replace("bake.py", "bake_alone.py")],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        rate = float(measured.stdout.split()[-1])
        bars = [Bar("article pages baked a second, one core", rate, "pages/s", PAGES_A_SECOND, "at_least")]
        if many > few:
            fill(many - few, environment)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        subprocess.run(
            [*khabar, "press", "all", "--jobs", str(chosen.jobs)],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        seconds = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
        print(f"{many:,} articles rebuilt in {seconds:.1f} s by {chosen.jobs} processes, {processor:.1f} s of CPU")
        allowed = SECONDS_OF_100_000 * many / 100_000
        bars.append(Bar(f"rebuild of {many} articles, {chosen.jobs} processes", seconds, "s", allowed))
        bars.append(Bar("the same, by CPU time a core", processor / chosen.jobs, "s", allowed))
    conclude(bars)


def fill(count: int, environment: dict[str, str]) -> None:
    """Add *count* articles; the search has a benchmark of its own."""
    program = str(Path(__file__).with_name("fill.py"))
    subprocess.run([sys.executable, program, str(count), "--unsearched"], env=environment, check=True)


if __name__ == "__main__":
    main()
