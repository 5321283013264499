"""Requests, as the `requests` package makes them; only the price server can be reached."""

import json as _json
from datetime import timedelta
from time import monotonic as _monotonic

import _prices
from requests import exceptions
from requests.exceptions import (
    ConnectionError,
    ConnectTimeout,
    HTTPError,
    JSONDecodeError,
    ReadTimeout,
    RequestException,
    Timeout,
    TooManyRedirects,
)

_REASONS = {
    200: "OK",
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    500: "Internal Server Error",
    504: "Gateway Timeout",
}


class _Codes:
    ok = OK = 200
    bad_request = 400
    not_found = NOT_FOUND = 404
    internal_server_error = server_error = 500
    gateway_timeout = 504


codes = _Codes()


class _Headers(dict):
    """Names in any case."""

    def __getitem__(self, name):
        return super().__getitem__(name.lower())

    def __contains__(self, name):
        return super().__contains__(name.lower())

    def get(self, name, default=None):
        return super().get(name.lower(), default)

    def __repr__(self):
        return repr({name.title(): value for name, value in self.items()})


class PreparedRequest:
    """What was asked."""

    def __init__(self, method, url):
        self.method = method
        self.url = url
        self.headers = _Headers()
        self.body = None

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"


class Response:
    """What a server answered."""

    def __init__(self, request, status, value, seconds):
        self.request = request
        self.url = request.url
        self.status_code = status
        self.reason = _REASONS.get(status)
        self.encoding = self.apparent_encoding = "utf-8"
        self.elapsed = timedelta(seconds=seconds)
        self.history = []
        self.cookies = {}
        self._value = value
        self._text = None
        self.headers = _Headers({"content-type": "application/json"})

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def text(self):
        if self._text is None:
            self._text = _json.dumps(self._value)
        return self._text

    @property
    def content(self):
        return self.text.encode()

    def json(self, **kwargs):
        try:
            return _json.loads(self.text, **kwargs)
        except ValueError as error:
            raise JSONDecodeError(str(error)) from error

    def iter_lines(self):
        return iter(self.text.splitlines())

    def raise_for_status(self):
        if self.ok:
            return
        whose = "Client" if self.status_code < 500 else "Server"
        raise HTTPError(
            f"{self.status_code} {whose} Error: {self.reason} for url: {self.url}",
            response=self,
            request=self.request,
        )

    def close(self):
        pass


_SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"


def _quote(text, also):
    """Percent signs for what is not allowed in an address."""
    return "".join(
        c if c in _SAFE or c in also else "".join(f"%{byte:02X}" for byte in c.encode()) for c in text
    )


def _unquote(text):
    if "%" not in text:
        return text
    data = bytearray()
    at = 0
    while at < len(text):
        if text[at] == "%" and at + 2 < len(text):
            data.append(int(text[at + 1 : at + 3], 16))
            at += 3
        else:
            data += text[at].encode()
            at += 1
    return data.decode("utf-8", "replace")


class _Address:
    """The parts of an address."""

    def __init__(self, url, params):
        scheme, found, rest = url.partition("://")
        if not found:
            if ":" in url and not url.startswith(":"):
                raise exceptions.InvalidSchema(f"No connection adapters were found for {url!r}")
            raise exceptions.MissingSchema(
                f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?"
            )
        if scheme.lower() not in ("http", "https"):
            raise exceptions.InvalidSchema(f"No connection adapters were found for {url!r}")
        rest, _, fragment = rest.partition("#")
        rest, _, query = rest.partition("?")
        place, slash, path = rest.partition("/")
        self.host, _, port = place.partition(":")
        if not self.host:
            raise exceptions.InvalidURL(f"Invalid URL {url!r}: No host supplied")
        if port and not port.isdigit():
            raise exceptions.InvalidURL(f"Failed to parse: {url}")
        self.is_safe = scheme.lower() == "https"
        self.port = int(port) if port else (443 if self.is_safe else 80)
        self.path = _quote("/" + path, "/%:@!$&'()*+,;=")
        more = _query_of(params)
        self.query = "&".join(part for part in (_quote(query, "/%:@!$&'()*+,;=?"), more) if part)
        self.url = f"{scheme.lower()}://{place}{self.target}" + ("#" + fragment if fragment else "")

    @property
    def target(self):
        return self.path + ("?" + self.query if self.query else "")

    @property
    def pool(self):
        kind = "HTTPSConnectionPool" if self.is_safe else "HTTPConnectionPool"
        return f"{kind}(host={self.host!r}, port={self.port})"

    def questions(self):
        pairs = (part.partition("=") for part in self.query.split("&") if part)
        return {_unquote(name): _unquote(value.replace("+", " ")) for name, _, value in pairs}


def _query_of(params):
    if not params:
        return ""
    if isinstance(params, str):
        return params
    pairs = params.items() if hasattr(params, "items") else params
    parts = []
    for name, value in pairs:
        if value is None:
            continue
        values = value if isinstance(value, (list, tuple)) else [value]
        for each in values:
            text = _quote(str(each), " ").replace(" ", "+")
            parts.append(f"{_quote(str(name), '')}={text}")
    return "&".join(parts)


def _refused(address, request):
    connection = "HTTPSConnection" if address.is_safe else "HTTPConnection"
    where = f"{connection}(host={address.host!r}, port={address.port})"
    if address.host in ("localhost", "127.0.0.1"):
        cause = f'NewConnectionError("{where}: Failed to establish a new connection: [Errno 111] Connection refused")'
    else:
        cause = (
            f"NameResolutionError(\"{where}: Failed to resolve '{address.host}' "
            '([Errno -2] Name or service not known)")'
        )
    return ConnectionError(
        f"{address.pool}: Max retries exceeded with url: {address.target} (Caused by {cause})",
        request=request,
    )


def request(method, url, params=None, timeout=None, **others):
    """Asks the price server; other addresses cannot be reached."""
    address = _Address(str(url).lstrip(), params)
    asked = PreparedRequest(method.upper(), address.url)
    if address.is_safe or address.host not in ("localhost", "127.0.0.1") or address.port != _prices.PORT:
        raise _refused(address, asked)
    if isinstance(timeout, tuple):
        # How long to connect, and how long to read.
        timeout = timeout[1]
    start = _monotonic()
    if asked.method == "GET":
        answer = _prices.answer(_unquote(address.path), address.questions(), timeout)
    else:
        answer = 405, {"error": f"no {asked.method} here, only GET"}
    if answer is None:
        raise ReadTimeout(f"{address.pool}: Read timed out. (read timeout={timeout})", request=asked)
    return Response(asked, *answer, _monotonic() - start)


def get(url, params=None, **kwargs):
    return request("get", url, params=params, **kwargs)


def head(url, **kwargs):
    return request("head", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("post", url, **kwargs)


def put(url, data=None, **kwargs):
    return request("put", url, **kwargs)


def delete(url, **kwargs):
    return request("delete", url, **kwargs)


class Session:
    """Requests that share settings."""

    def __init__(self):
        self.headers = _Headers({"user-agent": "python-requests"})
        self.params = {}

    def request(self, method, url, params=None, **kwargs):
        pairs = dict(self.params)
        pairs.update(params or {})
        return request(method, url, params=pairs, **kwargs)

    def get(self, url, **kwargs):
        return self.request("get", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("post", url, **kwargs)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


def session():
    return Session()
