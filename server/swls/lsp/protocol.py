"""JSON-RPC as a language server needs it: every request gets its answer, whatever is wrong with it.

pygls dispatches and knows the types of the protocol. What it does with texts is replaced: it would split
lines at characters that end none, and copy the whole text for each change. Answers are plain dictionaries.
"""

from __future__ import annotations

import json
import logging
import threading
from concurrent.futures import Future
from itertools import count
from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcMethodNotFound
from pygls.protocol import LanguageServerProtocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter
    from pygls.lsp.server import LanguageServer

    from swls.lsp.transport import Transport

logger = logging.getLogger(__name__)

_PARSE_ERROR, _INVALID_REQUEST, _INVALID_PARAMS = -32700, -32600, -32602
_NOT_INITIALIZED, _CANCELLED = -32002, -32800

# What pygls would do by itself and swls does otherwise, or not at all.
_REPLACED = (
    types.EXIT, types.INITIALIZE, types.INITIALIZED, types.SHUTDOWN, types.WORKSPACE_EXECUTE_COMMAND,
    types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_CLOSE,
    types.NOTEBOOK_DOCUMENT_DID_OPEN, types.NOTEBOOK_DOCUMENT_DID_CHANGE, types.NOTEBOOK_DOCUMENT_DID_CLOSE,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS,
)  # fmt: skip


class Protocol(LanguageServerProtocol):
    """The conversation with one client.

    `begin` answers `initialize` from its plain params; `exit_code` is None until the conversation is over.
    """

    transport: Transport
    begin: Callable[[Any], dict[str, Any]]

    def __init__(self, server: LanguageServer, converter: Converter) -> None:
        super().__init__(server, converter)
        for method in _REPLACED:
            del self.fm.builtin_features[method]
        self.cancelled: set[str | int] = set()
        self.exit_code: int | None = None
        self._begun = False
        self._ended = False
        self._sending = threading.Lock()
        self._asked: dict[str, Callable[[Any], None]] = {}
        self._number = count(1)

    # -- what the client says

    def receive(self, body: bytes) -> None:
        """Take one message."""
        try:
            data = json.loads(body)
        except (ValueError, RecursionError) as error:
            self._refuse(None, _PARSE_ERROR, f"this is not JSON: {error}")
            return
        if not isinstance(data, dict):
            self._refuse(None, _INVALID_REQUEST, "a message is an object")
            return
        method, identity = data.get("method"), data.get("id")
        if isinstance(identity, bool) or not isinstance(identity, str | int | None):
            self._refuse(None, _INVALID_REQUEST, "'id' is a string or a number")
        elif method is None:
            self._answered(identity, data)
        elif not isinstance(method, str):
            self._refuse(identity, _INVALID_REQUEST, "'method' is a string")
        elif method == types.EXIT:
            self.exit_code = 0 if self._ended else 1
        elif identity is None:
            self._notified(method, data)
        elif identity in self.cancelled:
            self.cancelled.discard(identity)
            self._refuse(identity, _CANCELLED, "cancelled")
        else:
            self._requested(identity, method, data)

    def _requested(self, identity: str | int, method: str, data: dict[str, Any]) -> None:
        if self._ended:
            self._refuse(identity, _INVALID_REQUEST, "the server has been shut down")
        elif method == types.INITIALIZE:
            if self._begun:
                self._refuse(identity, _INVALID_REQUEST, "initialize comes once")
                return
            result = self.begin(data.get("params"))
            self._begun = True
            self._send_response(identity, result)
        elif not self._begun:
            self._refuse(identity, _NOT_INITIALIZED, "initialize comes first")
        elif method == types.SHUTDOWN:
            self._ended = True
            self._send_response(identity, None)
        elif (message := self._structured(identity, data)) is not None:
            self.handle_message(message)

    def _notified(self, method: str, data: dict[str, Any]) -> None:
        if not self._begun or self._ended:
            return
        if method == types.CANCEL_REQUEST:
            params = data.get("params")
            if isinstance(params, dict) and isinstance(params.get("id"), str | int):
                self.cancelled.discard(params["id"])
        elif method in self.fm.features or method in self.fm.builtin_features:
            message = self._structured(None, data)
            if message is not None:
                self.handle_message(message)
        elif not method.startswith("$/"):
            logger.info("nobody waits for %s", method)

    def _structured(self, identity: str | int | None, data: dict[str, Any]) -> Any | None:
        data.setdefault("params", None)
        data["jsonrpc"] = self.VERSION
        method = data["method"]
        if identity is not None and method not in self.fm.features and method not in self.fm.builtin_features:
            self._refuse(identity, JsonRpcMethodNotFound.CODE, f"unknown method {method!r}")
            return None
        try:
            return self.structure_message(data)
        except JsonRpcException as error:
            if identity is None:
                logger.warning("%s with params that cannot be read: %s", method, error)
            else:
                self._refuse(identity, _INVALID_PARAMS, f"the params of {method} cannot be read")
            return None

    def _answered(self, identity: str | int | None, data: dict[str, Any]) -> None:
        answer = self._asked.pop(str(identity), None)
        if answer is None:
            logger.info("an answer to no question: %s", identity)
        elif "error" in data:
            logger.warning("the client refused: %s", data["error"])
        else:
            answer(data.get("result"))

    # -- what we say

    def notify(self, method: str, params: Any | None = None) -> None:
        """Tell the client something; `params` is plain data."""
        self._send_data({"jsonrpc": self.VERSION, "method": method, "params": params})

    def ask(self, method: str, params: Any, answer: Callable[[Any], None]) -> None:
        """Ask the client; `answer` gets the plain result, or nothing happens when it refuses."""
        identity = f"swls-{next(self._number)}"
        self._asked[identity] = answer
        self._send_data({"jsonrpc": self.VERSION, "id": identity, "method": method, "params": params})

    def run(self, job: Callable[[], None]) -> None:
        """Do something that no message asked for; an error in it is logged and ends nothing."""
        self._execute_handler("", cast("Any", job), callback=self._check_handler_result)

    def _refuse(self, identity: str | int | None, code: int, message: str) -> None:
        self._send_data({"jsonrpc": self.VERSION, "id": identity, "error": {"code": code, "message": message}})

    def _send_handler_result(self, future: Future[Any], *, msg_id: str | int) -> None:
        """Answer a request, later if it was answered with a future. To say no is an answer, and no error of ours."""
        failure = None if future.cancelled() else future.exception()
        if isinstance(failure, JsonRpcException):
            self._request_futures.pop(msg_id, None)
            logger.info("refused: %s", failure)
            self._refuse(msg_id, failure.code, failure.message)
        elif failure is None and not future.cancelled() and isinstance(later := future.result(), Future):
            later.add_done_callback(lambda done: super(Protocol, self)._send_handler_result(done, msg_id=msg_id))
        else:
            super()._send_handler_result(future, msg_id=msg_id)

    def _send_response(
        self, msg_id: str | int, result: Any | None = None, error: types.ResponseError | None = None
    ) -> None:
        if error is None:
            self._send_data({"jsonrpc": self.VERSION, "id": msg_id, "result": result})
        else:
            self._refuse(msg_id, error.code, error.message)

    def _send_data(self, data: Any) -> None:
        body = encoded(data, self._serialize_message)
        try:
            with self._sending:
                self.transport.send(body)
        except (OSError, ValueError):  # gone, or closed already
            self.exit_code = self.exit_code if self.exit_code is not None else 1


def encoded(data: Any, default: Callable[[Any], Any] | None = None) -> bytes:
    """JSON in UTF-8; half of a surrogate pair, which a client may well send, stays the escape it was."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=default)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":"), default=default).encode()
