"""URIs as they are compared: clients, files and authors spell the same place in different ways."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from swls.patterns import regex

_DRIVE = regex(r"/([A-Za-z]):")
_PLAIN = "/:@!$&'()*+,;=~-._"


@lru_cache(maxsize=4096)
def canonical(uri: str) -> str:
    """The one spelling of a URI: of a `file:` URI the escapes that are needed and no more, its drive in small letters."""
    if not uri.lower().startswith("file:"):
        return uri
    host, path = _split(uri)
    return f"file://{host}{quote(_DRIVE.sub(lambda match: match[0].lower(), path, count=1), safe=_PLAIN)}"


def resolve(base: str, address: str) -> str:
    """The canonical URI that an address in the text at `base` means, without its fragment."""
    place = address.partition("#")[0].replace("\\", "/")
    try:
        return canonical(urljoin(base, quote(place, safe=_PLAIN + "%?[]")))
    except ValueError:  # brackets that are no address of a host
        return address


def path_of(uri: str) -> Path | None:
    """The path behind a `file:` URI of this machine; None for any other."""
    if not uri.lower().startswith("file:"):
        return None
    host, path = _split(uri)
    if host or not path:
        return None
    return Path(path[1:] if _DRIVE.match(path) else path)


def uri_of(path: Path) -> str:
    """The canonical URI of an absolute path."""
    return canonical(path.as_uri())


def _split(uri: str) -> tuple[str, str]:
    try:
        parts = urlsplit(uri)
    except ValueError:
        return "", ""
    return parts.netloc if parts.netloc != "localhost" else "", unquote(parts.path)
