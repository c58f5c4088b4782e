"""What Neo4j and its driver refuse, said in the words of this project: what is wrong and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions

from jusou_graph.errors import EngineUnavailableError

_UNREACHABLE = (
    exceptions.ServiceUnavailable,
    exceptions.SessionExpired,
    exceptions.ConnectionPoolError,  # no connection in time: the server hangs, or the network swallows packets
    OSError,
)
_LOGIN = "JUSOU_NEO4J_USER と JUSOU_NEO4J_PASSWORD（または JUSOU_NEO4J_PASSWORD_FILE）を確かめてください。"
_TOLD = {
    "Security.CredentialsExpired": (
        "の合言葉が初期のままです",
        "Neo4j の画面か cypher-shell で合言葉を変えてから、JUSOU_NEO4J_PASSWORD に入れてください。",
    ),
    "Security.AuthenticationRateLimit": ("が、合言葉のまちがいが続いたため断りました", f"数秒待ち、{_LOGIN}"),
    "Security.Forbidden": (
        "が、この利用者には許していない操作です",
        "投入（jusou graph push）には書き込める利用者を JUSOU_NEO4J_USER にしてください。",
    ),
    "General.WriteOnReadOnlyAccessDatabase": (
        "は読み取り専用です",
        "投入のあいだだけ neo4j.conf の server.databases.read_only を外してください。",
    ),
    "Database.DatabaseNotFound": (
        "にその名前のデータベースはありません",
        "JUSOU_NEO4J_DATABASE を確かめてください（Community 版では「neo4j」一つだけです）。",
    ),
    "Database.DatabaseUnavailable": (
        "のデータベースが、いま使えません",
        "始動中か停止中です。少し待ってもう一度試してください。",
    ),
    "Transaction.TransactionTimedOut": (
        "の答えが時間内に返りませんでした",
        "サーバーの負荷を確かめて、もう一度試してください。",
    ),
}
"""Part of the server's status code → what is wrong (after the server's name) and what to do."""


def shown(url: str) -> str:
    """The URL without a login someone may have written into it, so that no password is shown or logged."""
    return re.sub(r"//[^/]*@", "//", url)


def wrong_url(url: str) -> EngineUnavailableError:
    """The URL cannot be used."""
    return EngineUnavailableError(
        f"Neo4j の URL「{shown(url)}」が正しくありません。",
        "neo4j://ホスト名:7687 の形で書いてください（利用者名と合言葉は URL に書かず、JUSOU_NEO4J_USER などで渡します）。",
    )


def old_server(agent: str) -> EngineUnavailableError:
    """The server is older than what the queries are written for."""
    return EngineUnavailableError(
        f"Neo4j の版が古すぎます（{agent}）。", "5.26 LTS かそれより新しいものにしてください。"
    )


def empty(url: str) -> EngineUnavailableError:
    """Nothing was loaded yet."""
    return EngineUnavailableError(
        f"Neo4j（{shown(url)}）にまだデータがありません。",
        f"「jusou graph push --engine {shown(url)}」で入れてください。",
    )


def busy(url: str) -> EngineUnavailableError:
    """Another load is running, or has taken over from this one."""
    return EngineUnavailableError(
        f"Neo4j（{shown(url)}）には別の投入が進んでいます。",
        "終わるのを待って、もう一度「jusou graph push」を実行してください。",
    )


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turns the driver's errors into ours.

    Args:
        url: The server, for the sentence.

    Raises:
        EngineUnavailableError: Any error of the driver or the server.
    """
    server = f"Neo4j（{shown(url)}）"
    try:
        yield
    except exceptions.AuthError as error:
        raise EngineUnavailableError(f"{server}の利用者名か合言葉がちがいます。", _LOGIN) from error
    except _UNREACHABLE as error:
        raise EngineUnavailableError(
            f"{server}につながりません。", "サーバーが動いているか、URL とファイアウォールを確かめてください。"
        ) from error
    except exceptions.ConfigurationError as error:  # the server speaks a Bolt older than a setting of ours
        raise old_server(str(error)) from error
    except exceptions.Neo4jError as error:
        for code, (what, hint) in _TOLD.items():
            if code in (error.code or ""):
                raise EngineUnavailableError(f"{server}{what}。", hint) from error
        raise EngineUnavailableError(
            f"{server}が断りました（{error.code}）。", "サーバーの記録（neo4j.log）を見てください。"
        ) from error
    except exceptions.DriverError as error:
        raise EngineUnavailableError(
            f"{server}とのやり取りに失敗しました（{error}）。", "もう一度試してください。"
        ) from error
