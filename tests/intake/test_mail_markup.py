"""HTML mail becomes what its reader saw."""

# ruff: noqa: RUF001  letters of many scripts are the matter of these tests

import pytest

from core.intake.charsets import decoded
from core.intake.markup import looks_like_markup, readable
from core.intake.tags import plain_tags


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<ul><li>x</li><li>y</li></ul>", "- x\n- y"),
        ("<ol><li>x</li><li>y</li></ol>", "1. x\n2. y"),
        ("<ul><li>x<ul><li>y</li></ul></li><li></li></ul>", "- x\n\n- y"),
        ("<table><tr><td>Role</td><td>Analyst</td></tr><tr><td>End</td></tr></table>",
         "Role Analyst\nEnd"),
        ("<p>many   spaces\n and\tlines</p>", "many spaces and lines"),
        ("<pre>keep\n  this</pre>", "keep\n  this"),
        ("half a <b>wo</b>rd", "half a word"),
        ("R&amp;D &lt;now&gt; caf&eacute; &#128075;", "R&D <now> café 👋"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("<a href='https://t.example/x'>the link</a>", "the link"),
        ("a<!-- hidden -->b<!--[if mso]><p>outlook</p><![endif]-->c", "abc"),
        ("<![if !mso]>seen<![endif]>", "seen"),
        ("<script>x = '<p>'</script>a<style>p{}</style>b<title>t</title>c", "abc"),
        ("a<p style='DISPLAY : none'>hidden<b>this too</b></p>b", "ab"),
        ("a<span hidden>no</span><span style='opacity:0'>no</span>b", "ab"),
        ("<td style='font-size:0px'><div style='font-size:14px'>seen</div></td>", "seen"),
        ("<p>open<p>never closed<div>and on", "open\n\nnever closed\nand on"),
        ("<blockquote>their words</blockquote>", "their words"),
        ("new<blockquote type='cite'>old<br>older</blockquote>", "new\n\n> old\n> older"),
        ("", ""),
        ("https://only.example/link", "https://only.example/link"),
    ],
)  # fmt: skip
def test_readable_text(markup, text):
    assert readable(markup) == text


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("<p>x</p>", "<p>x</p>"),
        ("<P id=1 STYLE='a' href='/x'>", '<P style="a">'),
        ("<p class=a class=b/c title>", '<p class="b/c">'),
        ("<p title=' hidden '><p hidden>", '<p><p hidden="">'),
        ("<p style='font:\"A\"'>", '<p style="font:&quot;A&quot;">'),
        ("<p title='a > b' class='c > d'>", '<p class="c > d">'),
        ("<br/><p class=a /><p class=a/><br / >", '<br/><p class="a"/><p class="a/"><br>'),
        ("<p title=\"5\" wide\">words", "<p>words"),
        ("<p title=\"5>words<p>\"", "<p>words<p>\""),
        ("<a b=\"x\"=\"b class=\">\" <i>", "<a class=\"\">\" <i>"),
        ("</p class='>'></ p></3>", "</p>"),
        ("a < b <3 <p <b>", "a &lt; b &lt;3 &lt;p <b>"),
    ],
)  # fmt: skip
def test_a_tag_keeps_what_matters_in_a_form_that_reads_in_one_way(markup, plain):
    assert plain_tags(markup) == plain


def test_the_padding_behind_a_preview_line_is_dropped():
    assert readable("<p>Hi" + "&#847;&zwnj;&nbsp;" * 40 + "Sam</p>") == "Hi Sam"


def test_joined_letters_of_other_scripts_stay():
    assert readable("<p>می‌خواهم 👩‍👧</p>") == "می‌خواهم 👩‍👧"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html><body>x</body></html>", True),
        ("  <div><p>x</p></div>", True),
        ("I wrote <div> and it broke", False),
        ("<p> is what they asked about", False),
        ("Dear Sam <jane@x.example>", False),
    ],
)
def test_html_source_is_told_from_words_about_it(text, expected):
    assert looks_like_markup(text) is expected


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        (b"caf\xe9", "iso-8859-1", "café"),
        (b"caf\xe9", None, "café"),
        (b"caf\xe9", "utf-8", "café"),
        (b"caf\xe9", "no-such-set", "café"),
        ("café".encode(), "iso-8859-1", "café"),
        ("café".encode(), "us-ascii", "café"),
        (b"\x93yes\x94", "iso-8859-1", "“yes”"),
        ("日本語".encode("iso-2022-jp"), "iso-2022-jp", "日本語"),
        ("日本語".encode("cp932"), "shift_jis", "日本語"),
        ("中文，测试".encode("gb18030"), "gb2312", "中文，测试"),
        ("Привет".encode("koi8-r"), "koi8-r", "Привет"),
        (b"abc", "hex", "abc"),
        (b"abc\\x41", "unicode_escape", "abc\\x41"),
        (b"abc", "utf-8\0", "abc"),
    ],
)
def test_bytes_are_read_although_the_declared_set_is_wrong(content, declared, text):
    assert decoded(content, declared) == text
