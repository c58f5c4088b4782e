"""Settings read from the environment, once.

``JUSOU_ENGINE``, ``JUSOU_DATA``, ``JUSOU_CACHE``, ``JUSOU_HOME``, ``JUSOU_LEDGER``, ``JUSOU_SUPPRESS_BELOW`` and the Neo4j
login ``JUSOU_NEO4J_USER``, ``JUSOU_NEO4J_PASSWORD`` (or ``…_PASSWORD_FILE``), ``JUSOU_NEO4J_DATABASE``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from jusou_graph.errors import UsageError


@dataclass(frozen=True)
class Settings:
    """What an office can set without touching code.

    Attributes:
        engine: URL of the graph engine (``memory:``, ``oxigraph:PATH``, ``rdflib:``, ``neo4j://host``).
        data: Folder of municipal data, or None for the bundled one.
        cache: Folder for compiled files, or None for the user's cache folder.
        home: Folder for what this office adds (registrations, imported areas and towns, the ledger); None for the user's data folder.
        ledger: SQLAlchemy URL of the ledger of unmet needs; empty for a SQLite file in ``home``.
        suppress_below: Counts below this are not shown on anything that leaves the office.
        neo4j_user: User name for Neo4j.
        neo4j_password: Password for Neo4j (from ``JUSOU_NEO4J_PASSWORD`` or the file named by
            ``JUSOU_NEO4J_PASSWORD_FILE``).
        neo4j_database: Database name, or None for the user's home database.
    """

    engine: str = "memory:"
    data: Path | None = None
    cache: Path | None = None
    home: Path | None = None
    ledger: str = ""
    suppress_below: int = 5
    neo4j_user: str = "neo4j"
    neo4j_password: str = ""
    neo4j_database: str | None = None

    @classmethod
    def from_environment(cls) -> Settings:
        """Settings of this process."""
        env = os.environ
        password = env.get("JUSOU_NEO4J_PASSWORD", "")
        if not password and (path := env.get("JUSOU_NEO4J_PASSWORD_FILE")):
            password = _secret(Path(path))
        return cls(
            engine=env.get("JUSOU_ENGINE") or "memory:",
            data=Path(env["JUSOU_DATA"]) if env.get("JUSOU_DATA") else None,
            cache=Path(env["JUSOU_CACHE"]) if env.get("JUSOU_CACHE") else None,
            home=Path(env["JUSOU_HOME"]) if env.get("JUSOU_HOME") else None,
            ledger=env.get("JUSOU_LEDGER", ""),
            suppress_below=_number(env.get("JUSOU_SUPPRESS_BELOW"), 5),
            neo4j_user=env.get("JUSOU_NEO4J_USER", "neo4j"),
            neo4j_password=password,
            neo4j_database=env.get("JUSOU_NEO4J_DATABASE") or None,
        )

    @property
    def cache_folder(self) -> Path:
        """Folder for compiled files; may be deleted at any time."""
        if self.cache:
            return self.cache
        import platformdirs

        return Path(platformdirs.user_cache_dir("jusou-graph"))

    @property
    def home_folder(self) -> Path:
        """Folder for what this office adds; part of its backup."""
        if self.home:
            return self.home
        import platformdirs

        return Path(platformdirs.user_data_dir("jusou-graph"))

    @property
    def ledger_file(self) -> Path:
        """The ledger's file where no other database is named."""
        return self.home_folder / "ledger.db"


def _secret(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise UsageError(
            f"合言葉のファイル {path} を読めません（{error.strerror}）。",
            "JUSOU_NEO4J_PASSWORD_FILE を確かめてください。",
        ) from None
    except UnicodeDecodeError:
        raise UsageError(
            f"合言葉のファイル {path} は文字のファイルではありません。",
            "JUSOU_NEO4J_PASSWORD_FILE を確かめてください。",
        ) from None


def _number(text: str | None, default: int) -> int:
    if not text:
        return default
    if not text.isdecimal():
        raise UsageError(
            f"JUSOU_SUPPRESS_BELOW の「{text}」は 0 以上の数ではありません。", "5 のように書いてください。"
        )
    return int(text)
