from __future__ import annotations

from typing import Any

version: str

def main(arguments: list[str], /) -> int: ...
def arrow_schema() -> Any: ...

class Pipeline:
    def __init__(self, options: str, /) -> None: ...
    def run(
        self,
        text: str,
        id: str | None,
        date: str | None,
        language: str | None,
        title: str | None,
        url: str | None,
    ) -> bytes: ...
    def names(self, name: str, /) -> bytes: ...
    def run_arrow(self, schema: Any, batch: Any, /) -> tuple[Any, Any]: ...
    @property
    def rules(self) -> str: ...
