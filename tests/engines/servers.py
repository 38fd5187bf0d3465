"""
A PostgreSQL and a Spark cluster of one's own, on this machine and for as long as a test.

All listen on 127.0.0.1 only. All end with the test, and with the death of who started them.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pyspark

from tests.engines.installed import postgres_folder

HERE = "127.0.0.1"
PATIENCE_SECONDS = 120
PASSWORD = "hemligt lösenord/1"
ENCODED = "hemligt%20l%C3%B6senord%2F1"


@dataclass
class Server:
    """Programs that can be ended and started again at the same address."""

    address: str
    begin: Callable[[list["subprocess.Popen[bytes]"]], None]  # adds what it starts to `running`
    running: list["subprocess.Popen[bytes]"]

    def start(self) -> None:
        self.begin(self.running)

    def stop(self) -> None:
        """PostgreSQL closes in order; a Spark worker waits for minutes, and is killed."""
        ending = signal.SIGINT if self.address.startswith("postgres") else signal.SIGKILL
        for process in self.running:
            _end(process, ending)
        self.running = []


@contextmanager
def postgresql(folder: Path) -> Iterator[Server]:
    """
    A server with the database `postgres`, whose texts sort as Swedish. Give its address.

    `folder` is empty and gets its data. As root the server runs as `nobody`: it refuses root.
    """
    programs, port = _programs(), _free_port()
    password = folder / "password"
    password.write_text(PASSWORD, encoding="utf-8")
    data, log = folder / "data", folder / "log"
    data.mkdir()
    if os.geteuid() == 0:
        for path in (folder, data, password):
            shutil.chown(path, "nobody")
        folder.chmod(0o755)
    swedish = ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=sv-SE", "--locale=C.UTF-8"]
    login = ["--username=pilot", "--auth=scram-sha-256", f"--pwfile={password}"]
    made = _start(
        [programs / "initdb", "-D", data, *login, *swedish, "--no-sync"], log, nobody=True
    )
    if made.wait(PATIENCE_SECONDS):
        raise RuntimeError(log.read_text())
    settings = [f"listen_addresses={HERE}", f"port={port}", "unix_socket_directories=", "fsync=off"]
    options = [part for setting in settings for part in ("-c", setting)]
    address = f"postgres://pilot:{ENCODED}@{HERE}:{port}/postgres"

    def begin(running: list["subprocess.Popen[bytes]"]) -> None:
        running.append(_start([programs / "postgres", "-D", data, *options], log, nobody=True))
        _until(lambda: psycopg.connect(address).close(), psycopg.Error, running[0], log)

    yield from _serving(address, begin)


@contextmanager
def spark_cluster(folder: Path) -> Iterator[Server]:
    """One master, two workers of one core and 1 GB. Give the master's address."""
    port = _free_port()
    address = f"spark://{HERE}:{port}"
    here = {
        "SPARK_HOME": str(Path(pyspark.__file__).parent),
        "SPARK_LOCAL_IP": HERE,
        "SPARK_NO_DAEMONIZE": "1",
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_WORKER_DIR": str(folder),
    }
    where = ["--host", HERE, "--webui-port", "0"]

    def begin(running: list["subprocess.Popen[bytes]"]) -> None:
        log = folder / "master.log"
        running.append(_daemon("master.Master", [*where, "--port", str(port)], here, log))
        _until(lambda: _reach(port), OSError, running[0], log)
        for number in (1, 2):
            arguments = [*where, "--cores", "1", "--memory", "1g", address]
            worker_log = folder / f"worker{number}.log"
            running.append(_daemon("worker.Worker", arguments, here, worker_log))
        _until(lambda: _registered(log, 2), LookupError, running[0], log)

    yield from _serving(address, begin)


def _serving(
    address: str, begin: Callable[[list["subprocess.Popen[bytes]"]], None]
) -> Iterator[Server]:
    server = Server(address, begin, [])
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _programs() -> Path:
    folder = postgres_folder()
    if folder is None:
        raise RuntimeError("no PostgreSQL: python -m tests.engines.installed")
    return folder


def _daemon(
    name: str, arguments: Sequence[str], environment: Mapping[str, str], log: Path
) -> "subprocess.Popen[bytes]":
    launcher = Path(environment["SPARK_HOME"], "bin", "spark-class")
    log.unlink(missing_ok=True)
    return _start([launcher, f"org.apache.spark.deploy.{name}", *arguments], log, environment)


def _start(
    command: Sequence[str | Path],
    log: Path,
    environment: Mapping[str, str] | None = None,
    *,
    nobody: bool = False,
) -> "subprocess.Popen[bytes]":
    """Start a program that is ended by the kernel should we die. As root, `nobody` runs it."""
    prefix = ["setpriv", "--pdeathsig", "TERM" if nobody else "KILL"]
    if nobody and os.geteuid() == 0:
        prefix += ["--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    with log.open("ab") as output:
        return subprocess.Popen(
            [*prefix, *map(str, command)],
            cwd=log.parent,
            env=os.environ | (environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl+C reaches pytest only, which ends them in order
        )


def _end(process: "subprocess.Popen[bytes]", how: signal.Signals) -> None:
    """Killed, it takes with it all that it started: a worker its executors."""
    if process.poll() is None:
        os.killpg(process.pid, how) if how == signal.SIGKILL else process.send_signal(how)
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _until(
    attempt: Callable[[], object],
    not_yet: type[Exception],
    process: "subprocess.Popen[bytes]",
    log: Path,
) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            attempt()
        except not_yet:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"it does not answer:\n{log.read_text()[-4000:]}")


def _reach(port: int) -> None:
    socket.create_connection((HERE, port), timeout=1).close()


def _registered(log: Path, workers: int) -> None:
    if log.read_text().count("Registering worker") < workers:
        raise LookupError


def _free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind((HERE, 0))
        port: int = free.getsockname()[1]
        return port
