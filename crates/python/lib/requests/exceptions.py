"""What can go wrong with a request."""


class RequestException(IOError):
    """What all errors of requests have in common."""

    def __init__(self, *args, **kwargs):
        self.response = kwargs.pop("response", None)
        self.request = kwargs.pop("request", None)
        super().__init__(*args)


class InvalidJSONError(RequestException):
    """The text is no JSON."""


class JSONDecodeError(InvalidJSONError, ValueError):
    """The text of an answer is no JSON."""


class HTTPError(RequestException):
    """The server answered that it failed, or that the question was wrong."""


class ConnectionError(RequestException):
    """No connection to the server."""


class Timeout(RequestException):
    """It took too long."""


class ConnectTimeout(ConnectionError, Timeout):
    """It took too long to reach the server."""


class ReadTimeout(Timeout):
    """It took too long to answer."""


class TooManyRedirects(RequestException):
    """The server sent the question on too often."""


class MissingSchema(RequestException, ValueError):
    """The address does not begin with `http://`."""


class InvalidSchema(RequestException, ValueError):
    """The address begins with something unknown."""


class InvalidURL(RequestException, ValueError):
    """The address is none."""
