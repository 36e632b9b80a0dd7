"""What a person switched for themselves."""

from datetime import date, datetime

from sqlmodel import select

from core.store.recover import Preference
from core.vocabulary import Wish
from core.workspace.topic import Topic, lock_person

ON, OFF = "on", "off"


class Preferences(Topic):
    """Small choices, each off until it is switched on; one row a name."""

    def all_on(self) -> frozenset[Wish]:
        """Everything that is switched on."""
        query = select(Preference.name).where(Preference.value == ON)
        with self.open_session() as session:
            names = set(session.exec(query).all())
        return frozenset(wish for wish in Wish if wish in names)

    def switch(self, wish: Wish, now: datetime, *, on: bool) -> None:
        """Switch one thing on or off; it counts from the next page on."""
        self.keep(wish, ON if on else OFF, now)

    def value(self, name: str) -> str | None:
        """What was kept last under a name; None when nothing was."""
        query = select(Preference.value).where(Preference.name == name)
        with self.open_session() as session:
            return session.exec(query).first()

    def day(self, name: str) -> date | None:
        """The day that was kept last under a name; None when nothing was, or it is no day."""
        return kept_day(self.value(name))

    def keep(self, name: str, value: str, now: datetime) -> None:
        """Keep a short value of ours, such as a day, under a name; never a person's words."""
        with self.open_session() as session:
            lock_person(session)
            row = session.exec(select(Preference).where(Preference.name == name)).first()
            row = row or Preference(recorded_at=now, name=name, value=value)
            row.recorded_at, row.value = now, value
            session.add(row)


def kept_day(value: str | None) -> date | None:
    """A kept value as a day; None for anything else, as a takeout that someone edited may hold."""
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None
