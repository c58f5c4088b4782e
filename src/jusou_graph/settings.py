"""Settings read from the environment, once: ``JUSOU_ENGINE``, ``JUSOU_DATA``, ``JUSOU_CACHE`` and the Neo4j login."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """What an office can set without touching code.

    Attributes:
        engine: URL of the graph engine (``memory:``, ``oxigraph:PATH``, ``rdflib:``, ``neo4j://host``).
        data: Folder of municipal data, or None for the bundled one.
        cache: Folder for compiled files, or None for the user's cache folder.
        neo4j_user: User name for Neo4j.
        neo4j_password: Password for Neo4j (from ``JUSOU_NEO4J_PASSWORD`` or the file named by
            ``JUSOU_NEO4J_PASSWORD_FILE``).
        neo4j_database: Database name, or None for the user's home database.
    """

    engine: str = "memory:"
    data: Path | None = None
    cache: Path | None = None
    neo4j_user: str = "neo4j"
    neo4j_password: str = ""
    neo4j_database: str | None = None

    @classmethod
    def from_environment(cls) -> Settings:
        """Settings of this process."""
        env = os.environ
        password = env.get("JUSOU_NEO4J_PASSWORD", "")
        if not password and (path := env.get("JUSOU_NEO4J_PASSWORD_FILE")):
            password = Path(path).read_text(encoding="utf-8").strip()
        return cls(
            engine=env.get("JUSOU_ENGINE", "memory:"),
            data=Path(env["JUSOU_DATA"]) if env.get("JUSOU_DATA") else None,
            cache=Path(env["JUSOU_CACHE"]) if env.get("JUSOU_CACHE") else None,
            neo4j_user=env.get("JUSOU_NEO4J_USER", "neo4j"),
            neo4j_password=password,
            neo4j_database=env.get("JUSOU_NEO4J_DATABASE") or None,
        )
