"""One request at a time: robots.txt obeyed, a pause between two to one site, limits on size and time."""

from __future__ import annotations

import http.client
import socket
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message

from kg.config import Config
from kg.errors import SourceError
from kg.ingest.addresses import Target, connected, resolve, target_of
from kg.ingest.robots import LIMIT, NOTHING, Robots, robots_of
from kg.ingest.versions import Versions

AGENT = "kg-news"
BODY_LIMIT = 64 * 1024 * 1024
"""Bytes of an answer, decompressed."""

PAUSE = 1.0
"""Seconds between two requests to one site; its robots.txt may ask for more."""

LONGEST_PAUSE = 30.0
"""Seconds that a site may ask for; one that asks for more is not fetched from at all."""

TIMEOUT, DEADLINE = 20.0, 120.0
"""Seconds to wait for the next byte, and for all of them: a server may send one byte at a time for ever."""

REDIRECTS = 5
MOVED = frozenset({301, 302, 303, 307, 308})
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.8,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: the address after all redirects, the headers by their names in lower case."""

    asked: str
    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        message = Message()
        message["content-type"] = self.headers.get("content-type", "")
        return message.get_content_type() if "content-type" in self.headers else ""


class Fetcher:
    """Fetches, and remembers per site what robots.txt asks and when the last request was."""

    def __init__(
        self,
        config: Config,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._private = config.private_addresses
        self._versions = Versions(config.web_cache)
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}
        self._sleep = sleep
        self._clock = clock

    def get(self, url: str) -> Answer | None:
        """Fetch an address, None where it has not changed. Raises SourceError saying why it cannot be.

        Every redirect is checked like the first address: scheme, resolved address, robots.txt.
        """
        target = target_of(url)
        asking = self._versions.asking(target.url)
        for _ in range(REDIRECTS + 1):
            self.check(target)
            answer = self.request(target, BODY_LIMIT, asking, url)
            if answer.status == 304 and asking:
                return None
            if answer.status not in MOVED:
                break
            target = target_of(answer.headers.get("location", ""), target.url)
        else:
            raise SourceError(url, f"more than {REDIRECTS} redirects, the last to {target.url[:200]}")
        if answer.status != 200:
            wait = answer.headers.get("retry-after", "")
            later = f"; it asks to come back in {wait[:40]} seconds" if wait.isdecimal() else ""
            raise SourceError(url, f"the server answers {answer.status}{later}")
        return answer

    def read(self, answer: Answer) -> None:
        """Keep the version of an answer that has been read to its end."""
        self._versions.remember(target_of(answer.asked).url, answer.headers)

    def close(self) -> None:
        self._versions.save()

    def check(self, target: Target) -> None:
        """Raise SourceError where robots.txt forbids the address or asks for too long a pause."""
        robots = self._robots.get(target.site)
        if robots is None:
            robots = self._robots[target.site] = self.robots(target)
        if robots is NOTHING:
            raise SourceError(target.url, "its robots.txt cannot be read, which forbids everything")
        if not robots.allows(target.path):
            raise SourceError(target.url, f"its robots.txt forbids this to {AGENT}")
        if robots.delay > LONGEST_PAUSE:
            raise SourceError(target.url, f"its robots.txt asks for a pause of {robots.delay:g} seconds")

    def robots(self, target: Target) -> Robots:
        """Fetch what a site asks. Nothing there allows all, a failing server nothing (RFC 9309)."""
        place = target_of(f"{target.site}/robots.txt")
        resolve(place, private=self._private)  # a refused address is told as such
        try:
            for _ in range(REDIRECTS):
                answer = self.request(place, LIMIT, {}, place.url, whole=False)
                if answer.status not in MOVED:
                    break
                place = target_of(answer.headers.get("location", ""), place.url)
        except SourceError:
            return NOTHING
        if answer.status == 200:
            return robots_of(answer.body.decode("utf-8", "replace").removeprefix("\ufeff"), AGENT)
        return NOTHING if answer.status >= 500 or answer.status == 429 else Robots()

    def request(
        self, target: Target, limit: int, asking: dict[str, str], asked: str, *, whole: bool = True
    ) -> Answer:
        """Send one GET and read the answer, after the pause that is due. `whole`: too long is an error."""
        self.pause(target)
        addresses = resolve(target, private=self._private)
        connection = connected(target, addresses, TIMEOUT)
        alarm = threading.Timer(DEADLINE, cut_off, [connection.sock])
        alarm.daemon = True
        alarm.start()
        try:
            headers = {"User-Agent": agent(), "Accept": ACCEPT, "Accept-Encoding": "gzip", **asking}
            connection.request("GET", target.path, headers={**headers, "Connection": "close"})
            response = connection.getresponse()
            said = {name.lower(): value for name, value in response.getheaders()}
            packed = said.get("content-encoding", "").strip().lower() in {"gzip", "x-gzip"}
            body = b"" if response.status in MOVED else body_of(response, limit, packed=packed)
            if alarm.finished.is_set():  # only the timer has set it so far: what came is half of it
                raise TimeoutError
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            reason = "took too long" if alarm.finished.is_set() else str(error) or type(error).__name__
            raise SourceError(target.url, f"cannot be fetched: {reason}") from error
        finally:
            alarm.cancel()
            connection.close()
        if len(body) > limit and whole:
            raise SourceError(
                target.url, f"over {limit:,} bytes; right would be to download it and name the file"
            )
        return Answer(asked, target.url, response.status, said, body[:limit])

    def pause(self, target: Target) -> None:
        """Wait until this site may be asked again."""
        robots = self._robots.get(target.site)
        due = max(PAUSE, robots.delay if robots else 0.0)
        left = self._last.get(target.site, float("-inf")) + due - self._clock()
        if left > 0:
            self._sleep(left)
        self._last[target.site] = self._clock()


def body_of(response: http.client.HTTPResponse, limit: int, *, packed: bool) -> bytes:
    """Return the body, unpacked, and one byte more than the limit where it is longer."""
    unpack = zlib.decompressobj(47) if packed else None
    pieces: list[bytes] = []
    size = 0
    # read1, not read: a chunk of size -1 makes the latter take all that the server sends
    while size <= limit and (data := response.read1(64 * 1024)):
        if unpack and unpack.eof:
            raise http.client.HTTPException("more after the end of its gzip")
        piece = unpack.decompress(data, limit + 1 - size) if unpack else data
        pieces.append(piece)
        size += len(piece)
    if size <= limit and (response.length or (unpack and not unpack.eof)):
        raise http.client.HTTPException("the answer breaks off")
    return b"".join(pieces)[: limit + 1]


def cut_off(connected_socket: socket.socket) -> None:
    """End a connection from another thread: whoever waits on it wakes up with an error."""
    try:
        connected_socket.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself


def agent() -> str:
    """Return what the program calls itself."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{AGENT}/{version('kg-news')} (reads news into a graph; obeys robots.txt)"
    except PackageNotFoundError:
        return f"{AGENT} (reads news into a graph; obeys robots.txt)"
