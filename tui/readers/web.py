"""One page from the web: http and https only, with limits on time, size and redirects.

Invariant: `fetch` returns or raises within its time, whatever the server does, and no password is sent or printed.
"""

import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from importlib.metadata import PackageNotFoundError, version
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from tui.article import Format, Unreadable
from tui.readers.sources import format_of_name, is_address

_FORMATS: dict[str, Format | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "text/x-markdown": "md",
    "application/octet-stream": None,
    "": None,
}
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much; the defaults are what a reader waits for."""

    answer: float = 10.0
    """Seconds that the server may be silent."""
    whole: float = 30.0
    """Seconds for the page with all its redirects."""
    size: int = 16 * 1024 * 1024
    """Bytes, before and after decompression."""
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent."""

    data: bytes
    url: str
    """The address after redirects."""
    format: Format | None
    """By its type; None where the server names none, and the text must tell."""
    charset: str
    """As the server names it, or empty."""

    @property
    def host(self) -> str:
        """The server's name without "www."."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


def fetch(url: str, limits: Limits | None = None) -> Page:
    """The page at `url`; raises Unreadable, one line, for everything that goes wrong on the way.

    The transfer runs in a thread of its own, because looking up a name cannot be given a time-out.
    """
    transfer = _Transfer(_checked(url, url), limits or Limits())
    threading.Thread(target=transfer.run, name="onrecord-fetch", daemon=True).start()
    if not transfer.ended.wait(transfer.limits.whole):
        transfer.given_up.set()
        raise Unreadable(f"not here within {transfer.limits.whole:g} seconds", where=url)
    if transfer.page is None:
        raise transfer.fault or Unreadable("could not be fetched", where=url)
    return transfer.page


class _Transfer:
    """One page on its way: redirects, headers and body, until it is here or given up."""

    def __init__(self, url: str, limits: Limits) -> None:
        self.url = url
        self.limits = limits
        self.page: Page | None = None
        self.fault: Unreadable | None = None
        self.ended = threading.Event()
        self.given_up = threading.Event()
        self._deadline = time.monotonic() + limits.whole

    def run(self) -> None:
        """Fetch; then either `page` or `fault` is there."""
        try:
            self.page = self._follow()
        except Unreadable as fault:
            self.fault = fault
        except (OSError, HTTPException, ValueError, zlib.error) as error:
            self.fault = Unreadable(_reason(error, self.limits), where=self.url)
        finally:
            self.ended.set()

    def _follow(self) -> Page:
        address = self.url
        for _ in range(self.limits.redirects + 1):
            try:
                with _opener().open(_request(address), timeout=self.limits.answer) as response:
                    return self._page(response, address)
            except HTTPError as error:
                with error:
                    onward = error.headers.get("Location") if error.code in (301, 302, 303, 307, 308) else None
                    if onward is None:
                        raise Unreadable(
                            f"the server says {error.code} {error.reason}".rstrip(), where=self.url
                        ) from None
                address = _checked(urljoin(address, onward.strip()), self.url)
        raise Unreadable(f"redirects more than {self.limits.redirects} times", where=self.url)

    def _page(self, response: HTTPResponse, address: str) -> Page:
        kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
        if kind not in _FORMATS:
            raise Unreadable(f"is {kind}, not a page of text", where=self.url)
        named = _FORMATS[kind]
        by_name = format_of_name(urlsplit(address).path)
        format_ = by_name if named is None or (named == "txt" and by_name == "md") else named
        data = b"".join(self._body(response))
        return Page(data, address, format_, response.headers.get_content_charset() or "")

    def _body(self, response: HTTPResponse) -> Iterator[bytes]:
        """The body, decompressed; raises Unreadable as soon as it is too large or too late."""
        unpack = _unpacker(response.headers.get("Content-Encoding", ""), self.url)
        size = 0
        while chunk := response.read1(_CHUNK):
            if self.given_up.is_set() or time.monotonic() > self._deadline:
                raise Unreadable(f"not here within {self.limits.whole:g} seconds", where=self.url)
            if unpack is not None:
                chunk = unpack.decompress(chunk, self.limits.size + 1 - size)
            size += len(chunk)
            if size > self.limits.size:
                raise Unreadable(f"larger than {_amount(self.limits.size)}", where=self.url)
            yield chunk
        if response.length or (unpack is not None and not unpack.eof):
            raise Unreadable("the connection broke off", where=self.url)


def _opener() -> OpenerDirector:
    """Opens http and https, through the proxies of the environment, and nothing else; redirects come back as errors."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    return opener


def _request(address: str) -> Request:
    try:
        number = version("onrecord")
    except PackageNotFoundError:  # run from a source tree that is not installed
        number = "0"
    agent = f"onrecord/{number} (+https://pypi.org/project/onrecord/; terminal news reader)"
    headers = {
        "User-Agent": agent,
        "Accept": "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9",
        "Accept-Encoding": "identity",
    }
    return Request(address, headers=headers)  # noqa: S310 (`_checked` lets only http and https pass)


def _checked(address: str, asked: str) -> str:
    """`address` in the letters that HTTP takes; raises Unreadable for all but plain http and https addresses."""
    redirected = address != asked
    if not is_address(address):
        raise Unreadable("redirects to something that is no http or https address", where=_without_password(asked))
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host:
        raise Unreadable("not an address", where=_without_password(asked))
    if "@" in parts.netloc:
        what = "redirects to an address with a password in it" if redirected else "has a user name or password in it"
        raise Unreadable(what, where=_without_password(asked), remedy="open the address without them")
    path, query = (quote(part, safe="%/:=&?~+!$,;'@()*[]|") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))


def _without_password(address: str) -> str:
    scheme, separator, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{separator}{host.rpartition('@')[2]}{slash}{path}"


def _unpacker(encoding: str, url: str) -> "zlib._Decompress | None":
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip" | "deflate":
            return zlib.decompressobj(wbits=47)
        case other:
            raise Unreadable(f"is compressed in a way that was not asked for ({other[:20]})", where=url)


def _amount(size: int) -> str:
    return f"{size // (1024 * 1024)} MB" if size >= 1024 * 1024 else f"{size} bytes"


def _reason(error: Exception, limits: Limits) -> str:
    """What went wrong, in words."""
    import socket
    import ssl

    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return f"no answer within {limits.answer:g} seconds"
    if isinstance(cause, socket.gaierror):
        return "no such host, or no network"
    if isinstance(cause, ConnectionRefusedError):
        return "the server refuses the connection"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted: {cause.verify_message}"
    if isinstance(cause, zlib.error):
        return "its compression is broken"
    if isinstance(cause, HTTPException):
        return "the server's answer is broken"
    if isinstance(cause, UnicodeError):
        return "not an address"
    return f"could not be fetched: {getattr(cause, 'strerror', None) or cause}"
