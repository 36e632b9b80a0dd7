"""Figures of a reader on labelled mails."""

from collections.abc import Iterator, Sequence

from core.intake.headers import name_and_address
from core.reading.types import MailParts, Reader
from core.vocabulary import MailKind
from tests.evals.measure import Row, agreement, share


def mail(reader: Reader, rows: Sequence[Row]) -> dict[str, object]:
    """Figures for rows of {"body" or "text", "from", "subject", "kind", "company", "role"}.

    Only the body is needed; of the labels, those that are there count. company_accuracy and
    role_accuracy: one name holds the other, case aside. A labelled null counts only in
    company_invented and role_invented, the share of such mails for which a name was suggested.
    """
    read = [reader.read_mail(parts_of(row)) for row in rows]
    both = list(zip(rows, read, strict=True))
    pairs = [({row["kind"]}, {str(r.kind)}) for row, r in both if row.get("kind") in set(MailKind)]
    companies = [(row["company"], r.company) for row, r in both if "company" in row]
    roles = [(row["role"], r.role) for row, r in both if "role" in row]
    return {
        **agreement(pairs, MailKind),
        "n": len(rows),
        "company_accuracy": share(list(_right(companies))),
        "company_invented": share(list(_invented(companies))),
        "role_accuracy": share(list(_right(roles))),
        "role_invented": share(list(_invented(roles))),
    }


def parts_of(row: Row) -> MailParts:
    """A labelled mail as the reader gets it."""
    name, address = name_and_address(row.get("from") or "")
    body = row["body"] if "body" in row else row["text"]
    return MailParts(body, row.get("subject") or "", name, address)


def same_name(labelled: str, found: str | None) -> bool:
    """Whether one of two names holds the other, case aside."""
    ours, theirs = _plain(found or ""), _plain(labelled)
    return bool(ours) and bool(theirs) and (ours in theirs or theirs in ours)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("\u2019", "'").split())


Names = Sequence[tuple[str | None, str | None]]
"""As labelled and as found."""


def _right(names: Names) -> Iterator[bool]:
    return (same_name(labelled, found) for labelled, found in names if labelled)


def _invented(names: Names) -> Iterator[bool]:
    return (found is not None for labelled, found in names if not labelled)
