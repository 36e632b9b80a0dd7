"""Tags of an HTML mail, written anew so that they can be read in one way only.

html.parser looks for the end of a tag past quotes and further tags, if need be up to the end of
the page, and does so again from the next one: 50 kB of "<a x='>' " took it 12 s. It also reads
every attribute by itself, of which a page of 2 MB can hold a million.
"""

import re

_TAG = re.compile(
    r"""<(?:(?P<closes>/?)(?P<name>[a-zA-Z][^\s/<>\0]*)
            (?P<rest>(?> =\s*"[^"<]*" | =\s*'[^'<]*' | [^<>] )*+)>
        | /[^<>]*>)?""",
    re.VERBOSE,
)
"""A tag, or something like the end of one, or a loose bracket. It never reaches past the next "<"
and never goes back, so it takes no more time than the page has characters."""
_ATTRIBUTE = re.compile(r"""([^\s/=]+)(?:\s*=+\s*("[^"]*"|'[^']*'|[^\s"'=]\S*|))?|(/)\Z""")
"""Name and value, or the "/" in which a tag ends."""
_KEPT = {"class", "hidden", "style", "type"}
"""What says whether words are seen, and whose they are."""


def plain_tags(markup: str) -> str:
    """The same page: loose brackets as &lt;, of each tag what matters, once, in double quotes."""
    return _TAG.sub(_plain, markup)


def _plain(tag: re.Match[str]) -> str:
    name, rest = tag["name"], tag["rest"]
    if name is None:
        return "&lt;" if tag[0] == "<" else ""
    if tag["closes"] or not rest:
        return f"<{tag['closes']}{name}>"
    return f"<{name}{_kept(rest)}>"


def _kept(rest: str) -> str:
    """The attributes that matter, of two with one name the last; and the "/" of <br/>."""
    found = _ATTRIBUTE.findall(rest)
    kept = {lower: value for name, value, _ in found if (lower := name.lower()) in _KEPT}
    slash = found[-1][2] if found else ""
    return "".join(f' {name}="{_unquoted(kept[name])}"' for name in kept) + slash


def _unquoted(value: str) -> str:
    inside = value[1:-1] if value[:1] in {'"', "'"} else value
    return inside.replace('"', "&quot;")
