"""What a page may do: layout and words. Checked in the source, so that it stays so."""

import ast
import sys
from pathlib import Path

import pytest

from core.ui.menu import TITLES

PROJECT = Path(__file__).parents[2]
PAGES = sorted((PROJECT / "pages").rglob("*.py"))
GENERATED = PROJECT / "core" / "store" / "migrations"
CORE = sorted(p for p in (PROJECT / "core").rglob("*.py") if GENERATED not in p.parents)
MAY_IMPORT = (
    "core.ui",
    "core.analysis",
    "core.charts",
    "core.content",
    "core.coaching",
    "core.errors",
    "core.vocabulary",
)
# The enums and frozen types of these, never their doors to the store.
TYPES_ONLY = {
    ("core.accounts.people", "Registration"),
    ("core.accounts.sessions", "SignedIn"),
    ("core.workspace.messages", "MessageView"),
}
MAX_PAGE, MAX_CORE = 100, 250


def imports_of(path: Path) -> set[tuple[str, str]]:
    """Every import as (module, name); the name is empty for `import module`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {(alias.name, "") for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "", alias.name) for alias in node.names}
    return found


def is_allowed(module: str, name: str) -> bool:
    ours = any(module == one or module.startswith(f"{one}.") for one in MAY_IMPORT)
    first = module.split(".", maxsplit=1)[0]
    return ours or (module, name) in TYPES_ONLY or first in {"streamlit", *sys.stdlib_module_names}


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_there_are_pages_to_check():
    assert len(PAGES) >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_imports_no_store_and_no_frames(page):
    strangers = {one for one in imports_of(page) if not is_allowed(*one)}
    assert strangers == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_has_at_most_100_lines(page):
    assert lines_of(page) <= MAX_PAGE


def test_a_core_file_has_at_most_250_lines():
    sizes = {str(path.relative_to(PROJECT)): lines_of(path) for path in CORE}
    assert {path: size for path, size in sizes.items() if size > MAX_CORE} == {}


def test_no_page_stands_where_streamlit_would_serve_it_without_the_gate():
    """A folder `pages` beside the first script is served before the sign-in is asked."""
    assert not (PROJECT / "pages" / "pages").exists()
    assert 'st.App(\n    "pages/main.py"' in (PROJECT / "app.py").read_text()


def test_every_page_file_is_in_the_menu():
    pages = {str(p.relative_to(PROJECT / "pages")) for p in PAGES} - {"main.py"}
    assert {page for section in TITLES.values() for page in section} == pages


def test_no_page_remembers_a_persons_rows_for_everyone():
    """st.cache_data is shared by everyone; only content and engines may be cached."""
    allowed = {PROJECT / "core" / "ui" / "reading.py"}
    users = {
        p for p in (*PAGES, *CORE) if "cache_data" in code_of(p) or "cache_resource" in code_of(p)
    }
    assert users <= allowed


def code_of(path: Path) -> str:
    """The source without its comments and docstrings."""
    tree = ast.parse(path.read_text())
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return " ".join(node.attr for node in names)
