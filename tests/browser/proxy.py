"""The dashboard behind nginx, as it is deployed: deploy/nginx.conf with other ports."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.server import PATIENCE_SECONDS, Server, free_port
from tests.conftest import ROOT

CONF = ROOT / "deploy" / "nginx.conf"
MAIN = """\
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    types {{ text/html html; }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {site};
}}
"""


@contextmanager
def behind_nginx(server: Server, nginx: str, folder: Path, port: int) -> Iterator[Server]:
    """`server` at the address of an nginx of its own, with a certificate that nobody trusts."""
    plain = free_port()
    site, main = folder / "site.conf", folder / "nginx.conf"
    certificate, key = _certificate(folder)
    ours = {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "/etc/ssl/pilotkollen/fullchain.pem": str(certificate),
        "/etc/ssl/pilotkollen/key.pem": str(key),
        "server 127.0.0.1:8501;": f"server {urlsplit(server.address).netloc};",
    }
    conf = CONF.read_text("utf-8")
    for theirs, here in ours.items():
        assert conf.count(theirs) == 1, theirs
        conf = conf.replace(theirs, here)
    site.write_text(conf, "utf-8")
    main.write_text(MAIN.format(folder=folder, site=site), "utf-8")
    log = folder / "nginx.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [nginx, "-p", str(folder), "-c", str(main)], stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(port, process, log)
            path = urlsplit(server.address).path
            yield replace(server, address=f"https://127.0.0.1:{port}{path}")
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Of this machine, signed by nobody."""
    made, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "1", "-subj", "/CN=127.0.0.1", "-out", made, "-keyout", key),
        ],
        check=True,
        capture_output=True,
    )
    return made, key


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"nginx does not answer:\n{log.read_text()}")
