"""Every error this project raises on purpose; one tree, one exit status and one HTTP status each.

``JusouError.detail`` is one clear sentence for the user (Japanese), ``hint`` says how to mend it.
"""

from __future__ import annotations


class JusouError(Exception):
    """Something went wrong that a user can be told in one sentence.

    Attributes:
        detail: What is wrong and where, in the user's language.
        hint: How to mend it, or ``""``.
        exit_status: Exit status of the command line (see the contract: 1 input or data, 2 usage, 3 engine or file).
        http_status: Status of the HTTP answer.
    """

    exit_status = 1
    http_status = 400

    def __init__(self, detail: str, hint: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.detail} {self.hint}".strip()


class InputError(JusouError):
    """What the caller sent cannot be used as it is."""

    http_status = 422


class FileUnreachableError(InputError):
    """A file or folder that the caller named cannot be read or written."""

    exit_status = 3


class NotFoundError(JusouError):
    """What was asked for is not in the data."""

    http_status = 404


class UsageError(JusouError):
    """The command line was called in a way it does not know."""

    exit_status = 2


class DataError(JusouError):
    """Municipal data files hold problems; ``notices`` lists every one of them."""

    http_status = 500

    def __init__(self, detail: str, notices: tuple[object, ...] = (), hint: str = "") -> None:
        super().__init__(detail, hint)
        self.notices = notices


class QueryError(JusouError):
    """A named query does not exist, or was given parameters it does not have."""


class EngineUnavailableError(JusouError):
    """The graph engine cannot be reached, refuses the login, or holds no usable data."""

    exit_status = 3
    http_status = 503


class MissingExtraError(JusouError):
    """A part was asked for whose package is not installed; the hint names the command that installs it."""

    exit_status = 3
    http_status = 503


class ResourcesMissingError(JusouError):
    """The data, ontology or queries that belong to the program are not where they should be."""

    exit_status = 3
    http_status = 500
