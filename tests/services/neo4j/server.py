"""A real Neo4j Community server for the tests, from Maven Central.

Use it in a fixture::

    if reason := server.available():
        pytest.skip(reason)
    with server.start() as neo4j:
        driver = GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password))

or by hand: ``python tests/services/neo4j/server.py`` prints where it listens and runs until Ctrl-C.
``README.md`` in this folder says what is downloaded, where it is kept and how long it takes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from platformdirs import user_cache_path

POM = Path(__file__).with_name("pom.xml")
MARKER = "complete.txt"

RESOLVE_SECONDS = 1200.0  # first download: Maven fetches hundreds of small files, mostly one after the other
START_SECONDS = 120.0  # until the server answers a query
STOP_SECONDS = 30.0  # an orderly stop; after that the process is killed

# Opens what Neo4j's own launcher opens; the rest makes a short-lived server start sooner and stay small.
JVM_OPTIONS = (
    *("-Xms128m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"),
    *(
        f"--add-opens=java.base/{package}=ALL-UNNAMED"
        for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
    ),
)

# Neo4j refuses to start on a setting it does not know, so nothing stands here that is not needed.
# The last line makes an orderly stop quicker: Bolt otherwise waits for a quiet period.
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


class ServerError(RuntimeError):
    """The server could not be obtained or did not start; the message ends with the last lines of its log."""


class RunningNeo4j:
    """One Neo4j server on a loopback port, with its own home folder.

    Address, password and data outlive ``stop``, ``kill`` and ``restart``; the home goes when ``start`` is left.

    Attributes:
        uri: Bolt address, ``bolt://127.0.0.1:PORT``.
        user: Name of the administrator.
        password: The administrator's password, random for each server.
        home: Temporary folder with configuration, data and logs.
    """

    def __init__(self, jars: Path, home: Path) -> None:
        self.home = home
        self.user = "neo4j"
        self.password = secrets.token_hex(16)
        self._jars = jars
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = int(probe.getsockname()[1])  # free a moment ago; the server takes it when it starts
        self.uri = f"bolt://127.0.0.1:{port}"
        self._log = home / "logs" / "console.log"
        self._process: subprocess.Popen[bytes] | None = None
        for folder in ("conf", "data", "logs", "plugins", "import"):
            (home / folder).mkdir(parents=True)
        (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port), encoding="utf-8")

    @property
    def running(self) -> bool:
        """Whether the process is alive."""
        return self._process is not None and self._process.poll() is None

    def restart(self) -> None:
        """Start again on the same port and data, stopping the server first if it runs."""
        self.stop()
        self._launch()

    def stop(self) -> None:
        """Shut down in order; does nothing when the server is not running."""
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
            self.kill()  # if it has not ended by now

    def kill(self) -> None:
        """End the process at once, as a power cut would (SIGKILL)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def last_log_lines(self, count: int = 30) -> str:
        """The end of what the server wrote to its console."""
        return "\n".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])

    def _set_password(self) -> None:
        """Replace the well-known first password; possible only before the first start."""
        command = [*self._java("org.neo4j.cli.AdminTool"), "dbms", "set-initial-password", self.password]
        folders = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        _run(command, "setting the password", START_SECONDS, folders)

    def _launch(self) -> None:
        command = self._java("org.neo4j.server.CommunityEntryPoint")
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode"]
        with self._log.open("ab") as log:
            # A process group of its own: Ctrl-C reaches the tests first, which then end the server.
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.home, start_new_session=True
            )
        try:
            self._wait_until_ready(self._process)
        except BaseException:
            self.kill()
            raise

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        from neo4j import GraphDatabase, exceptions  # an extra; `available` reports its absence

        deadline = time.monotonic() + START_SECONDS
        with GraphDatabase.driver(
            self.uri,
            auth=(self.user, self.password),
            connection_acquisition_timeout=5,  # opening a connection, its handshake included
            max_transaction_retry_time=0,
        ) as driver:
            while True:
                try:
                    driver.verify_connectivity()
                    driver.execute_query("RETURN 1")  # Bolt answers a little before the database is open
                    return
                except exceptions.AuthError:
                    raise
                except (exceptions.DriverError, exceptions.Neo4jError) as error:
                    if (code := process.poll()) is not None:
                        raise ServerError(self._failure(f"ended with exit code {code}")) from None
                    if time.monotonic() > deadline:
                        late = f"did not answer within {START_SECONDS:.0f} s ({error})"
                        raise ServerError(self._failure(late)) from None
                    time.sleep(0.1)

    def _failure(self, what: str) -> str:
        return f"Neo4j on {self.uri} {what}. The end of {self._log}:\n{self.last_log_lines()}"

    def _java(self, main_class: str) -> list[str]:
        options = (*JVM_OPTIONS, f"-Djna.tmpdir={self.home}", "-cp", str(self._jars / "*"))
        return [_java_command() or "java", *options, main_class]


@contextmanager
def start() -> Iterator[RunningNeo4j]:
    """Run a fresh, empty server until the block is left, then remove all it wrote.

    Raises:
        ServerError: The server cannot run here, could not be obtained, or did not start.
    """
    if reason := available():
        raise ServerError(reason)
    jars = resolve()
    with tempfile.TemporaryDirectory(prefix="jusou-neo4j-", ignore_cleanup_errors=True) as home:
        server = RunningNeo4j(jars, Path(home))
        try:
            server._set_password()
            server._launch()
            yield server
        finally:
            server.kill()  # the data goes with the home, so an orderly stop would only cost time


def available() -> str | None:
    """Say why the server cannot run here, or ``None`` if it can."""
    if importlib.util.find_spec("neo4j") is None:
        return "Neo4j tests need the Python driver: pip install 'jusou-graph[neo4j]'"
    if (java := _java_command()) is None:
        return "Neo4j tests need Java 17 or later: no `java` in JAVA_HOME or PATH"
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < 17:
        return f"Neo4j tests need Java 17 or later; {java} is {(said.splitlines() or ['unknown'])[0]}"
    if not _complete(cache_folder()) and shutil.which("mvn") is None:
        return "Neo4j tests need Maven to obtain the server: no `mvn` in PATH"
    return None


def neo4j_version() -> str:
    """The server's version, as pinned in ``pom.xml``."""
    return str(re.findall(r"<neo4j\.version>([^<]+)<", POM.read_text(encoding="utf-8"))[0])


def cache_folder() -> Path:
    """Where the server's jars are kept between runs."""
    return user_cache_path("jusou-graph-tests", appauthor=False) / f"neo4j-{neo4j_version()}"


def resolve() -> Path:
    """Return the folder with the server's jars, downloading them if they are not all there."""
    folder = cache_folder()
    if _complete(folder):
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Filled beside its place and moved there whole, so that runs at the same time do not meet half a folder.
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}-", dir=folder.parent) as beside:
        staging = Path(beside) / "jars"
        _run(
            ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={staging}"],
            f"downloading Neo4j {neo4j_version()} with Maven",
            RESOLVE_SECONDS,
        )
        listing = "".join(f"{jar.stat().st_size} {jar.name}\n" for jar in sorted(staging.glob("*.jar")))
        digest = hashlib.sha256(POM.read_bytes()).hexdigest()
        (staging / MARKER).write_text(f"{digest}\n{listing}", encoding="utf-8")
        if not _complete(folder):
            shutil.rmtree(folder, ignore_errors=True)
            staging.rename(folder)
    return folder


def _complete(folder: Path) -> bool:
    """Whether the folder was filled for this very pom and still holds every jar listed in its marker."""
    if not (folder / MARKER).exists():
        return False
    digest, *listing = (folder / MARKER).read_text(encoding="utf-8").splitlines() or [""]
    there = {f"{jar.stat().st_size} {jar.name}" for jar in folder.glob("*.jar")}
    return digest == hashlib.sha256(POM.read_bytes()).hexdigest() and bool(listing) and there == set(listing)


def _java_command() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return (shutil.which("java", path=str(Path(home) / "bin")) if home else None) or shutil.which("java")


def _run(command: list[str], what: str, seconds: float, environment: dict[str, str] | None = None) -> None:
    """Run a helper command; on failure, raise with the end of what it said."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env={**os.environ, **(environment or {})},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ServerError(f"{what} took longer than {seconds:.0f} s") from error
    if done.returncode != 0:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
        raise ServerError(f"{what} failed with exit code {done.returncode}:\n{tail}")


def _main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if available() is None and not _complete(cache_folder()):
            sys.stderr.write(f"Downloading Neo4j {neo4j_version()} to {cache_folder()} (once) …\n")
        with start() as server:
            sys.stdout.write(f"url       {server.uri}\nuser      {server.user}\npassword  {server.password}\n")
            sys.stdout.flush()
            while server.running:
                time.sleep(0.5)
            raise ServerError(server._failure("ended by itself"))
    except ServerError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    _main()
