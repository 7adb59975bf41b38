"""Bytes to text: UTF-8, or the encoding that was asked for, or the one that a web page declares; never a guess.

Invariant: text that is not HTML comes out with every character of the file, a byte order mark included, so that offsets
are the file's own.
"""

import codecs
import re

from tui.article import Unreadable

_REMEDY = "name its encoding, as in --encoding latin-1"
_MARKS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")

_META = re.compile(rb"<meta\b[^>]{0,400}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,20}<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})")
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_ON_THE_WEB = re.compile(
    r"utf-8|cp125\d|cp8(66|74)|cp9(32|49)|iso8859-\d+|koi8-[ru]|gb18030|big5(hkscs)?|euc_jp|iso2022_jp|mac-(roman|cyrillic)"
)


def decode_text(data: bytes, where: str, encoding: str | None = None) -> str:
    """`data` as text: in `encoding` if given, else UTF-8. Raises Unreadable, naming the remedy, for all else."""
    if encoding is not None:
        return _decode_as_asked(data, where, encoding)
    _refuse_other_formats(data, where)
    utf16 = _looks_like_utf16(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if utf16:
            raise _not_utf8(where, "UTF-16 text", utf16) from None
        if _looks_binary(data):
            raise Unreadable("binary, not text", where=where) from None
        why = f"not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})"
        raise Unreadable(why, where=where, remedy=_REMEDY) from None
    if utf16:
        raise _not_utf8(where, "UTF-16 text", utf16)
    if b"\0" in data and _looks_binary(data):
        raise Unreadable("binary, not text", where=where)
    return text


def decode_page(data: bytes, where: str, encoding: str | None = None, header: str = "") -> str:
    """An HTML page as text: in `encoding`, or as it is marked or declared, else as UTF-8.

    A byte order mark counts before `header` (the charset that a server named) and that before what the page declares;
    the names of encodings mean what browsers take them for. A stray byte in a declared encoding becomes U+FFFD. Raises
    Unreadable for bytes that are none of these.
    """
    if encoding is not None:
        return _decode_as_asked(data, where, encoding).removeprefix("\ufeff")
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), *_MARKS):
        if data.startswith(mark):
            return data.decode(name, "replace")
    _refuse_other_formats(data, where)
    if _looks_like_utf16(data):
        raise _not_utf8(where, "UTF-16 text", _looks_like_utf16(data))
    if b"\0" in data and _looks_binary(data):
        raise Unreadable("binary, not text", where=where)
    declared = _codec(header) or _declared(data)
    return data.decode(declared, "replace") if declared else decode_text(data, where)


def _declared(data: bytes) -> str:
    """The codec that the first bytes of a page declare, or nothing."""
    head = data[:4096]
    found = _XML.match(head) or _META.search(head)
    return _codec(found[1].decode("ascii", "replace")) if found else ""


def _codec(label: str) -> str:
    """The name of the codec that browsers use for `label`, or nothing where it is none of the web's."""
    if not re.fullmatch(r"[A-Za-z0-9_:.-]{1,40}", label):
        return ""
    try:
        name = codecs.lookup(label.replace(".", "-")).name
    except LookupError:
        return ""
    name = _AS_BROWSERS_DO.get(name, name)
    return name if _ON_THE_WEB.fullmatch(name) else ""


def _decode_as_asked(data: bytes, where: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError:
        raise Unreadable(f"not {encoding}", where=where, remedy=_REMEDY) from None
    except (LookupError, ValueError):
        remedy = "name one that Python knows, such as utf-8, latin-1 or utf-16"
        raise Unreadable(f"there is no encoding “{encoding}”", where=where, remedy=remedy) from None


def _refuse_other_formats(data: bytes, where: str) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(f"{name}, not text", where=where)
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise _not_utf8(where, f"{name.upper()} text", name)


def _not_utf8(where: str, what: str, encoding: str) -> Unreadable:
    return Unreadable(what, where=where, remedy=f"name its encoding: --encoding {encoding}")


def _looks_like_utf16(data: bytes) -> str:
    """The UTF-16 codec for bytes of which every other one is NUL, or nothing."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.1 else ""


def _looks_binary(data: bytes) -> bool:
    """Whether more than one byte in ten is a control character that no text needs."""
    sample = data[: 1 << 20]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 10 > len(sample) or (b"\0" in sample and not _is_mostly_utf8(sample))


def _is_mostly_utf8(sample: bytes) -> bool:
    return sample.decode("utf-8", "replace").count("\ufffd") * 100 <= len(sample)
