"""One story written by hand: a marketing professional with seven rejections and then an offer."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from core.vocabulary import Disposition, MailKind, Mark, PracticeKind, Stage, Tie
from data.examples.diary import Diary, Temper, Turn
from data.examples.rows import Rows, Takeout, at, day_after
from data.examples.texts import Notes, examples_toml

STORY = "marketing.toml"
INVITED = Turn(day=0, change=5.0, fades=2.0)
"""What news of a next step does to mood."""
DAYS_PER_WEEK = 7


def name_and_email() -> tuple[str, str]:
    """Whom to sign in as."""
    story = examples_toml(STORY)
    return str(story["name"]), str(story["email"])


def marketing_professional(seed: int, last_day: date) -> Takeout:
    """Her eighteen weeks up to `last_day`; the seed moves moods and times, not what happened."""
    story = examples_toml(STORY)
    days = story["weeks"] * DAYS_PER_WEEK
    first_day = last_day - timedelta(days=days - 1)
    rng = Random(f"marketing/{seed}")  # noqa: S311 - made-up moods need no secret
    rows = Rows(f"marketing/{seed}", last_day)
    written = {one["company"]: _write(rows, one, first_day) for one in story["application"]}
    _write_growth(rows, story, first_day)
    _write_trying(rows, story, first_day, written)
    said = {note["day"]: note["text"] for note in story["note"]}
    turns = [turn for one in story["application"] for turn in _turns(one)]
    diary = Diary(first_day, days, _temper(story["temper"]), turns, rng, Notes(rng), said)
    diary.write(rows)
    return rows.takeout()


def _write(rows: Rows, story: Mapping[str, Any], first_day: date) -> tuple[str, str]:
    """One application with its ledger and its messages; its uid and that of the last message."""
    applied = day_after(first_day, story["applied"])
    names = (story["company"], story["role"], story["source"])
    application = rows.application(at(applied, 17), *names)
    rows.reach(application, applied, Stage.APPLIED)
    for step in story.get("stages", ()):
        rows.reach(application, day_after(first_day, step["day"]), Stage(step["stage"]))
    if "ends" in story:
        ended = day_after(first_day, story["ends"]["day"])
        rows.close(application, ended, Disposition.REJECTED)
    last = ""
    for mail in story.get("message", ()):
        last = rows.message(
            application,
            day_after(first_day, mail["day"]),
            MailKind(mail["kind"]),
            mail["text"].strip(),
            subject=mail["subject"],
            sender=mail["sender"],
        )
    return application, last


def _write_growth(rows: Rows, story: Mapping[str, Any], first_day: date) -> None:
    """What she practised, and whom she talked with."""
    for one in story["practice"]:
        rows.practice(day_after(first_day, one["day"]), PracticeKind(one["kind"]), one["score"])
    for one in story["contact"]:
        talks = [day_after(first_day, day) for day in one["talks"]]
        rows.contact(day_after(first_day, one["day"]), one["name"], Tie(one["tie"]), talks)


def _write_trying(
    rows: Rows, story: Mapping[str, Any], first_day: date, written: Mapping[str, tuple[str, str]]
) -> None:
    """What she made of one rejection, and her goals."""
    one = story["experiment"]
    application, message = written[one["company"]]
    looked_back = day_after(first_day, one["debriefed"])
    debrief = rows.debrief(application, looked_back, **one["debrief"])
    for cause in one["cause"]:
        quoted = (message, cause["quote"]) if "quote" in cause else None
        rows.cause(debrief, looked_back, cause["words"], cause["theme"], quoted)
    chosen, starts_on = (day_after(first_day, one[name]) for name in ("chosen", "starts"))
    experiment = rows.experiment(application, chosen, starts_on, **one["choice"])
    for day in one["practised"]:
        rows.mark(experiment, day_after(first_day, day), Mark.PRACTISED)
    used_on, used_in = day_after(first_day, one["used"]), written[one["used_in"]][0]
    rows.mark(experiment, used_on, Mark.APPLIED, used_in)
    for goal in story["goal"]:
        day, due = day_after(first_day, goal["day"]), day_after(first_day, goal["due"])
        done_on = day_after(first_day, goal["done"]) if "done" in goal else None
        rows.goal(day, due, done_on, **goal["words"])


def _turns(story: Mapping[str, Any]) -> Iterator[Turn]:
    for step in story.get("stages", ()):
        lift, fades = step.get("lift", INVITED.change), step.get("fades", INVITED.fades)
        yield Turn(step["day"], lift, fades)
    if "ends" in story:
        ends = story["ends"]
        yield Turn(ends["day"], -ends["fall"], ends["fades"])


def _temper(temper: Mapping[str, Any]) -> Temper:
    gaps = tuple(range(first, last + 1) for first, last in temper["gaps"])
    return Temper(**{**temper, "gaps": gaps})
