from __future__ import annotations

import io

import pytest

from swls.lsp.transport import Stream, split_address


def bodies(sent: bytes) -> list[bytes]:
    return list(Stream(io.BytesIO(sent), io.BytesIO()).messages())


def test_messages_are_told_apart_by_their_length() -> None:
    assert bodies(b"Content-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n[1]") == [b"{}", b"[1]"]


@pytest.mark.parametrize(
    "sent",
    [
        b"content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}",
        b"Content-Type: x\r\nCONTENT-LENGTH:2\r\n\r\n{}",
        b"Content-Length: 2\n\n{}",
        b"rubbish\r\n\r\nContent-Length: 2\r\n\r\n{}",
    ],
)
def test_headers_as_clients_write_them(sent: bytes) -> None:
    assert bodies(sent) == [b"{}"]


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"Content-Length: 5\r\n\r\n{}",
        b"Content-Length: 5\r\n",
        b"Content-Length: 9999999999\r\n\r\n{}",
        b"Content-Length: -1\r\n\r\n{}",
        b"Content-Length: 99999999999999999999\r\n\r\n{}",
        b"\0" * 10_000,
    ],
)
def test_what_is_no_message_ends_or_is_passed_over(sent: bytes) -> None:
    assert bodies(sent) == []


def test_a_message_is_sent_with_its_length_in_bytes() -> None:
    out = io.BytesIO()
    Stream(io.BytesIO(), out).send("é".encode())
    assert out.getvalue() == b"Content-Length: 2\r\n\r\n\xc3\xa9"


def test_addresses() -> None:
    assert split_address("localhost:7070") == ("localhost", 7070)
    assert split_address("[::1]:0") == ("::1", 0)
    assert split_address(":7070") == ("127.0.0.1", 7070)
    for wrong in ("7070", "localhost", "localhost:", "localhost:x", "localhost:70000", ""):
        with pytest.raises(ValueError, match="not HOST:PORT"):
            split_address(wrong)
