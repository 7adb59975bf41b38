"""Pages from the web, and servers that hang, drip, lie and flood."""

import gzip
import socket
import threading
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from tui.article import Unreadable
from tui.readers import read
from tui.readers.web import Limits, fetch

PAGE = b"<html><head><title>Bridge falls</title></head><body><h1>Bridge falls</h1><p>It fell at noon.</p></body></html>"


def fault_of(url: str, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as raised:
        fetch(url, limits)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_page_becomes_an_article_with_its_address_and_host(server):
    url = server.page("/a", PAGE)
    article = read(url)
    assert (article.title, article.path, article.url, article.outlet) == ("Bridge falls", url, url, "127.0.0.1")
    assert article.text == "Bridge falls\n\nIt fell at noon."


def test_the_request_says_honestly_who_asks(server):
    fetch(server.page("/a", PAGE))
    headers = server.requests[0].headers
    assert headers["User-Agent"].startswith("onrecord/")
    assert "pypi.org/project/onrecord" in headers["User-Agent"]
    assert headers["Accept-Encoding"] == "identity"


def test_the_type_of_the_answer_decides_the_format(server):
    source = b"# Bridge *falls*\n\nIt fell."
    assert read(server.page("/a.txt", source, "text/plain")).format == "txt"
    assert read(server.page("/b", source, "text/markdown")).text == "Bridge falls\n\nIt fell."
    assert read(server.page("/c.md", source, "text/plain; charset=utf-8")).format == "md"
    assert read(server.page("/d", PAGE, None)).format == "html"


def test_the_charset_of_the_header_is_obeyed(server):
    url = server.page("/a", "<p>Café, “closed”.".encode("cp1252"), "text/html; charset=ISO-8859-1")
    assert read(url).text == "Café, “closed”."
    assert read(server.page("/b", "Café".encode("latin-1"), "text/plain; charset=latin-1")).text == "Café"


def test_a_canonical_address_is_taken_from_the_same_host_only(server):
    mine = server.root + "/canonical"
    head = '<link rel="canonical" href="{}"><p>Words.'
    assert read(server.page("/a", head.format(mine).encode()) + "?utm=1").url == mine
    assert read(server.page("/b", head.format("https://elsewhere.example/x").encode())).url == server.root + "/b"


@pytest.mark.parametrize("declared", ["https://[x", "https://ex\u2100mple/", "https://x:99999999/", "http:///"])
def test_a_canonical_address_that_is_none_is_passed_over(server, declared):
    url = server.page("/a", f'<link rel="canonical" href="{declared}"><p>Words.'.encode())
    assert read(url).url == url


def test_redirects_are_followed_and_the_last_address_is_kept(server):
    server.page("/c", PAGE)
    server.redirect("/b", "/c", 308)
    assert fetch(server.redirect("/a", server.root + "/b", 301)).url == server.root + "/c"


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://127.0.0.1/a", "data:text/html,x", "javascript:1", "gopher://x"]
)
def test_redirects_to_other_schemes_are_refused(server, to):
    assert "redirects to something that is no http" in fault_of(server.redirect("/a", to))


def test_redirects_for_ever_end(server):
    assert "more than 5 times" in fault_of(server.redirect("/a", "/a"))
    assert len(server.requests) == 6


def test_a_password_in_an_address_is_neither_sent_nor_printed(server):
    line = fault_of(server.root.replace("http://", "http://ana:hunter2@") + "/a")
    assert "hunter2" not in line
    assert "ana" not in line
    assert "has a user name or password" in line
    onward = fault_of(server.redirect("/r", server.root.replace("http://", "http://ana:hunter2@")))
    assert "hunter2" not in onward
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "url", ["http://", "https:///a", "http://[::1", "http://127.0.0.1:port/", "http://" + "a" * 300]
)
def test_what_is_no_address_is_one_line(url):
    assert fault_of(url)


def test_letters_beyond_ascii_in_an_address_are_escaped(server):
    server.page("/caf%C3%A9", PAGE)
    assert fetch(server.root + "/café?q=ä b").data == PAGE


def test_an_error_of_the_server_is_named(server):
    assert "404 Not Found" in fault_of(server.on("/gone", lambda request: request.send_error(404)))


def test_a_refused_connection_is_named(server):
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        assert "refuses the connection" in fault_of(f"http://127.0.0.1:{taken.getsockname()[1]}/a")


def test_other_types_are_refused_by_name(server):
    assert "is application/pdf" in fault_of(server.page("/a", b"%PDF-1.4", "application/pdf"))


def test_a_server_that_hangs_is_given_up(server):
    url = server.on("/a", lambda request: server.over.wait(10))
    assert "no answer within 0.1 seconds" in fault_of(url, Limits(answer=0.1))


def test_a_page_that_drips_ends(server):
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while not server.over.wait(0.02):
            request.wfile.write(b"<p>drip")
            request.wfile.flush()

    assert "not here within 0.3 seconds" in fault_of(server.on("/a", drip), Limits(answer=5, whole=0.3))


def test_headers_that_drip_end(server):
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        while not server.over.wait(0.02):
            request.wfile.write(b"x")

    assert "not here within 0.3 seconds" in fault_of(server.on("/a", drip), Limits(answer=5, whole=0.3))


def test_a_flood_is_cut_off_whatever_the_server_promised(server):
    sent = 0
    hung_up = threading.Event()

    def flood(request: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Length", "10")
        request.end_headers()
        try:
            while sent < 1 << 30:
                sent += request.wfile.write(b"x" * 65536)
        finally:
            hung_up.set()

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while not server.over.is_set():
            request.wfile.write(b"x" * 65536)

    assert fetch(server.on("/a", flood), Limits(size=100_000)).data == b"x" * 10
    assert hung_up.wait(5)
    assert sent < 1 << 28
    assert "larger than 100000 bytes" in fault_of(server.on("/b", endless), Limits(size=100_000))


def test_a_bomb_does_not_go_off(server):
    bomb = gzip.compress(b"\0" * 20_000_000)
    url = server.page("/a", bomb, Content_Encoding="gzip")
    assert "larger than 50000 bytes" in fault_of(url, Limits(size=50_000))


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_compression_that_was_not_asked_for_is_undone(server, pack):
    name = "gzip" if pack is gzip.compress else "deflate"
    assert fetch(server.page("/a", pack(PAGE), Content_Encoding=name)).data == PAGE


def test_compression_that_is_broken_or_unknown_is_one_line(server):
    assert "compression is broken" in fault_of(server.page("/a", b"not gzip at all", Content_Encoding="gzip"))
    assert "not asked for" in fault_of(server.page("/b", PAGE, Content_Encoding="br"))
    cut = gzip.compress(bytes(range(256)) * 50)[:40]
    assert "broke off" in fault_of(server.page("/c", cut, Content_Encoding="gzip"))


def test_a_connection_that_breaks_off_is_no_article(server):
    assert "broke off" in fault_of(server.page("/a", PAGE, Content_Length="5000"))


def test_an_answer_that_is_no_http_is_one_line(server):
    assert "answer is broken" in fault_of(server.on("/a", lambda request: request.wfile.write(b"220 smtp ready\r\n")))


def test_an_empty_answer_is_one_line(server):
    with pytest.raises(Unreadable, match="is empty"):
        read(server.page("/a", b""))
