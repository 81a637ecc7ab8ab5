"""Which addresses may be fetched from, and a connection to exactly the one that was looked at."""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from kg.errors import SourceError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST = 8_000
UNFIT = re.compile(r"[\x00-\x20\x7f]")
NAT64 = ipaddress.ip_network("64:ff9b::/96")
PORTS = {"http": 80, "https": 443}
WANTED = "right would be an address like https://paper.example/story"


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address, taken apart. `host` is lower case and in ASCII, `path` begins with a slash."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what robots.txt and the pause between two requests go by."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port != PORTS[self.scheme] else "")

    @property
    def url(self) -> str:
        return self.site + self.path


def target_of(url: str, base: str = "") -> Target:
    """Take an address apart. Raises SourceError saying what is wrong with it."""
    shown = UNFIT.sub(" ", url[:200])
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError is one
        raise SourceError(shown, f"not an address: {error}; {WANTED}") from error
    if parts.scheme not in PORTS:
        raise SourceError(
            shown, f"{parts.scheme or 'no scheme'!r} is not fetched; right would be http or https"
        )
    if parts.username is not None or parts.password is not None:
        raise SourceError(shown.rpartition("@")[2], f"an address with a name or password in it; {WANTED}")
    if not host or UNFIT.search(url.strip()) or len(url) > LONGEST:
        raise SourceError(shown, f"not an address; {WANTED}")
    path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe="%/:=&?~+!$,;'@()*[]")
    return Target(parts.scheme, host.lower(), PORTS[parts.scheme] if port is None else port, path)


def resolve(target: Target, *, private: bool) -> list[str]:
    """Return the IP addresses of a host. Raises SourceError where one of them may not be fetched from.

    One is enough to refuse: a name with a public and a private address is no honest one.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(target.url, f"no such host {target.host!r}: {error}") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        kind = forbidden(address)
        if kind and not (private and kind != "a multicast"):
            raise SourceError(
                target.url, f"{target.host} is {kind} address ({address}); --private-addresses allows those"
            )
    return addresses


def forbidden(address: str) -> str | None:
    """Return what kind of address it is that the public does not reach; None for a public one."""
    found = inner(ipaddress.ip_address(address.partition("%")[0]))
    kinds = (
        (found.is_multicast, "a multicast"),
        (found.is_loopback, "a loopback"),
        (found.is_link_local, "a link-local"),
        (found.is_unspecified, "an unspecified"),
        (found.is_private or getattr(found, "is_site_local", False), "a private"),
        (found.is_reserved or not found.is_global, "a reserved"),
    )
    return next((kind for so, kind in kinds if so), None)


def inner(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one stands for (mapped, 6to4, Teredo, NAT64), else itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address


def connected(target: Target, addresses: list[str], timeout: float) -> http.client.HTTPConnection:
    """Return a connection to one of the addresses that were checked.

    The name is not looked up again: the second answer could be another one. The certificate is checked
    against the name.
    """
    error: OSError | None = None
    for address in addresses:
        try:
            plain = socket.create_connection((address, target.port), timeout)
        except OSError as failure:
            error = failure
            continue
        connection = http.client.HTTPConnection(target.host, target.port, timeout=timeout)
        try:
            if target.scheme == "https":
                connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
                connection.default_port = PORTS["https"]
            else:
                connection.sock = plain
        except (OSError, ValueError) as failure:  # ssl.SSLError is an OSError
            plain.close()
            raise SourceError(target.url, f"no safe connection: {failure}") from failure
        return connection
    raise SourceError(target.url, f"cannot connect: {error}")
