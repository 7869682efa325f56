"""What the benchmarks of servers share: load by wrk from one core, and what the processes of a server used meanwhile.

CPU time is the figure to compare: it depends neither on how fast wrk can ask nor, much, on who else uses the machine.
Requests a second that one core could answer are its inverse. Linux only (/proc).
"""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 64
BURST_SECONDS = 0.7
SERVER_CORE, CLIENT_CORE = 0, (os.cpu_count() or 1) - 1
AS_BROWSERS_ASK = {
    "User-Agent": "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Language": "ar,en;q=0.5",
    "Accept-Encoding": "gzip, deflate, br, zstd",
}
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Measured:
    """*cpu* is in microseconds a request, *p99* in milliseconds, *others* is how many CPUs the rest used."""

    requests: int
    cpu: float
    p99: float
    others: float


@dataclass(frozen=True)
class Served:
    """A running server: its first process and its port."""

    pid: int
    port: int


def need(*programs: str) -> None:
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        raise SystemExit(
            f"Not found: {', '.join(missing)}. Debian: apt-get install nginx libnginx-mod-http-brotli-static wrk"
        )


@contextmanager
def serving(command: list[str], port: int, **environment: str) -> Iterator[Served]:
    """Run *command* on the server's core until the block ends; it must listen on *port*."""
    process = subprocess.Popen(
        ["taskset", "-c", str(SERVER_CORE), *command], env={**os.environ, **environment}, cwd=Path(__file__).parent
    )
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if time.monotonic() > deadline or process.poll() is not None:
                    raise
                time.sleep(0.05)
        yield Served(process.pid, port)
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def measure(server: Served, path: str, seconds: float, *, script: Path | None = None, **headers: str) -> Measured:
    """Ask *server* for *path*, or for what *script* (Lua) says, as fast as it answers. An error ends the program."""
    told = [f"-H{name}: {value}" for name, value in (AS_BROWSERS_ASK | headers).items()]
    command = ["taskset", "-c", str(CLIENT_CORE), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", *told]
    if script is not None:
        command += ["-s", str(script)]
    used, busy, began = cpu_seconds(server.pid), _busy_seconds(), time.monotonic()
    wrk = subprocess.Popen([*command, f"http://127.0.0.1:{server.port}{path}"], stdout=subprocess.PIPE, text=True)
    said, _ = wrk.communicate()
    used, busy = cpu_seconds(server.pid) - used, _busy_seconds() - busy
    spent = time.monotonic() - began
    if wrong := re.search(r"Non-2xx.*|Socket errors.*", said):
        raise SystemExit(f"{path}: {wrong.group()}")
    requests = int(_found(r"(\d+) requests in", said)[0])
    p99, unit = _found(r"99%\s+([\d.]+)(us|ms|s|m)", said)
    # What wrk used is the rest of its core: it asks as fast as it can.
    others = max(0.0, busy / spent - used / spent - 1)
    return Measured(requests, used / requests * 1e6, float(p99) * _MILLISECONDS[unit], others)


def undisturbed_p99(server: Served, path: str) -> float:
    """Return the p99 in milliseconds of a burst during which nothing else may take the two cores, where root asks.

    Waiting times of a machine that others use too tell of the others. Bursts are shorter than the second of which
    Linux keeps a twentieth for everybody else.
    """
    may = os.geteuid() == 0
    time.sleep(1.5)
    threads = [int(task.name) for pid in processes(server.pid) for task in Path(f"/proc/{pid}/task").iterdir()]
    urgent = ["chrt", "-r", "10"] if may else []
    told = [f"-H{name}: {value}" for name, value in AS_BROWSERS_ASK.items()]
    command = [*urgent, "timeout", "-s", "INT", str(BURST_SECONDS), "taskset", "-c", str(CLIENT_CORE)]
    command += ["wrk", "-t1", f"-c{CONNECTIONS}", "-d9s", "--latency", *told, f"http://127.0.0.1:{server.port}{path}"]
    try:
        for thread in threads if may else ():
            os.sched_setscheduler(thread, os.SCHED_RR, os.sched_param(10))
        said = subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout
    finally:
        for thread in threads if may else ():
            os.sched_setscheduler(thread, os.SCHED_OTHER, os.sched_param(0))
    p99, unit = _found(r"99%\s+([\d.]+)(us|ms|s|m)", said)
    return float(p99) * _MILLISECONDS[unit]


def cpu_seconds(parent: int) -> float:
    """Return the CPU time that *parent* and all below it have used."""
    fields = [_stat(pid) for pid in processes(parent)]
    return sum(int(one[11]) + int(one[12]) for one in fields if one) / os.sysconf("SC_CLK_TCK")


def resident_megabytes(parent: int) -> float:
    """Return the memory that *parent* and all below it have for themselves, what they share divided between them."""
    rollups = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in processes(parent)]
    return sum(int(_found(r"\nPss:\s+(\d+) kB", rollup)[0]) for rollup in rollups) / 1024


def processes(parent: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            children.setdefault(int(fields[1]), []).append(int(folder.name))
    found = [parent]
    for pid in found:
        found += children.get(pid, [])
    return found


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _busy_seconds() -> float:
    user, nice, system, _idle, _wait, *rest = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:])
    return (user + nice + system + sum(rest[:3])) / os.sysconf("SC_CLK_TCK")


def _found(pattern: str, text: str) -> tuple[str, ...]:
    found = re.search(pattern, text)
    if found is None:
        raise SystemExit(f"Not understood: {text}")
    return found.groups()
