"""JSON over HTTP from a service that is not ours: held to a rate, a size and a time, tried again when busy.

Only http and https, no credentials in the address, no redirect from https to http. Every failure is a
SourceError that names the address.
"""

from __future__ import annotations

import email.utils
import ipaddress
import json
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit

from kg.errors import SourceError, UsageError

ANSWER_LIMIT = 8 * 1024 * 1024
"""Bytes of an answer."""

CHUNK = 65_536
ATTEMPTS = 5
SLOW_ATTEMPTS = 2
"""Where each takes the whole time of a request: nobody waits for minutes without a word."""

FIRST_WAIT = 1.0
"""Seconds before the second attempt; each further wait is twice as long."""

LONGEST_WAIT = 120.0
"""Seconds that a service may ask for; where it wants more it is told as busy."""

BUSY = frozenset((429, 502, 503, 504))
TOO_LARGE = 413


class TooLargeError(SourceError):
    """The service takes no request of that size."""


class BusyError(Exception):
    """The request may be tried again. `wait`: how many seconds the service asks for, None where it says
    nothing. `slow`: it took all the time of a request."""

    def __init__(self, reason: str, wait: float | None = None, *, slow: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
        self.slow = slow


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects of GET only: one of POST would lose the questions."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        reason = ""
        if req.get_method() != "GET":
            reason = f"the service has moved to {newurl[:200]}; name that as the endpoint"
        elif urlsplit(newurl).scheme not in ("http", "https"):
            reason = f"it redirects to {newurl[:200]!r}, which is no web address"
        elif req.full_url.startswith("https:") and newurl.startswith("http:"):
            reason = f"it redirects to {newurl[:200]}, which is not encrypted"
        if reason:
            fp.close()
            raise SourceError(req.full_url, reason)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def checked(endpoint: str) -> str:
    """Return the address of a service. Raises UsageError for what is none, without repeating a password."""
    try:
        parts = urlsplit(endpoint)
        host, named = parts.hostname, parts.username is not None
    except ValueError as error:
        raise UsageError(f"the endpoint is no address: {error}") from error
    if named:
        raise UsageError("the endpoint holds a user name or password; right would be an address without")
    if parts.scheme not in ("http", "https") or not host or not endpoint.isprintable() or " " in endpoint:
        raise UsageError(
            f"{endpoint[:100]!r} is no endpoint; right would be like https://example.org/reconcile"
        )
    return endpoint


def is_local(address: str) -> bool:
    """Say whether the address is this machine's, to which no proxy leads."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass
class Client:
    """Asks one service, one request at a time.

    rate: requests a second at most. timeout: seconds for a request, from first to last byte.
    """

    rate: float = 2.0
    timeout: float = 30.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    requests: int = 0
    _last: float = field(default=float("-inf"), repr=False)

    def get(self, address: str) -> tuple[Any, str]:
        """Return the JSON at the address, and where it was found in the end."""
        return self.ask(urllib.request.Request(address))  # noqa: S310  `checked` and Redirects see to it

    def post(self, address: str, form: dict[str, str]) -> Any:
        """Return the JSON that the service answers to a form."""
        data = urlencode(form).encode("ascii")
        request = urllib.request.Request(address, data, method="POST")  # noqa: S310  see `get`
        request.add_header("Content-Type", "application/x-www-form-urlencoded")
        return self.ask(request)[0]

    def ask(self, request: urllib.request.Request) -> tuple[Any, str]:
        """Send a request, again and later where the service is busy or out of reach."""
        request.add_header("Accept", "application/json")
        request.add_header("User-Agent", "kg-news (news into a knowledge graph)")
        reason = ""
        for attempt in range(ATTEMPTS):
            try:
                return self.once(request)
            except BusyError as error:
                reason = error.reason
                if error.slow and attempt + 1 >= SLOW_ATTEMPTS:
                    break
                wait = error.wait if error.wait is not None else FIRST_WAIT * 2**attempt
                if wait > LONGEST_WAIT:
                    reason = f"{reason}; it asks to wait {wait:,.0f} seconds"
                    break
                if attempt + 1 < ATTEMPTS:
                    self.sleep(wait)
        raise SourceError(request.full_url, f"no answer after {attempt + 1} attempts: {reason}")

    def once(self, request: urllib.request.Request) -> tuple[Any, str]:
        """Send a request once, no sooner than the rate allows."""
        pause = self._last + 1 / self.rate - self.clock()
        if pause > 0:
            self.sleep(pause)
        self._last = self.clock()
        self.requests += 1
        try:
            with opener(request.full_url).open(request, timeout=self.timeout) as answer:
                return self.read(answer, request.full_url), answer.geturl()
        except HTTPError as error:
            with error:
                raise self.refused(error, request.full_url) from error
        except ValueError as error:  # a host or redirect that is no address; UnicodeError is one
            raise SourceError(request.full_url, f"no address: {str(error)[:200]}") from error
        except (URLError, HTTPException, OSError) as error:
            said = getattr(error, "reason", None) or error
            slow = isinstance(said, TimeoutError)
            raise BusyError(f"out of reach: {said or type(error).__name__}", slow=slow) from error

    def refused(self, error: HTTPError, address: str) -> Exception:
        """Return what an HTTP error comes to."""
        said = f"HTTP {error.code} {str(error.reason)[:100]}"
        if error.code in BUSY:
            return BusyError(said, waiting(error.headers.get("Retry-After"), time.time()))
        if error.code == TOO_LARGE:
            return TooLargeError(address, said)
        hint = "; it asks for credentials, which kg has none of" if error.code in (401, 403) else ""
        return SourceError(address, said + hint)

    def read(self, answer: Any, address: str) -> Any:
        """Return the JSON of an answer within the limits of size and time."""
        end = self.clock() + self.timeout
        data = bytearray()
        while chunk := answer.read1(CHUNK):
            data += chunk
            if len(data) > ANSWER_LIMIT:
                raise SourceError(address, f"an answer of more than {ANSWER_LIMIT:,} bytes; it is not read")
            if self.clock() > end:
                raise BusyError(f"the answer took more than {self.timeout:g} seconds", slow=True)
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            begin = bytes(data[:60]).decode("utf-8", "replace")
            raise SourceError(address, f"no JSON: {begin!r}: {str(error)[:100]}") from error


def opener(address: str) -> urllib.request.OpenerDirector:
    """Return what opens http and https and nothing else: not the files and FTP that urllib knows too."""
    made = urllib.request.OpenerDirector()
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        Redirects(),
    ]
    if not is_local(address):
        handlers.append(urllib.request.ProxyHandler())
    for handler in handlers:
        made.add_handler(handler)
    return made


def waiting(header: str | None, now: float) -> float | None:
    """Return the seconds of a Retry-After header, given in seconds or as a date."""
    if not header:
        return None
    if header.strip().isdigit():
        return float(header.strip()[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(header).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
