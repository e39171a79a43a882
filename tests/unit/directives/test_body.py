"""The text of a directive as HTML: whatever is written, nothing in it acts."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.directives.body import rendered

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "s", "blockquote", "code", "pre"),
    *("ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}}
SCHEMES = ("http:", "https:", "mailto:", "tel:")

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=/api/v1/me/totp method=post><button>x</button></form>",
    "<a href=javascript:alert(1)>x</a>",
    "<p style=background:url(javascript:alert(1))>x</p>",
    "<style>@import 'http://evil.example'</style>",
    "<base href=http://evil.example>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<details open ontoggle=alert(1)>",
    "<b onmouseover=alert(1)>x</b>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](<javascript:alert(1)>)",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](javascript:alert(1))",
    "![x](http://evil.example/pixel.png)",
    '![x](x "onerror=alert(1)")',
    '[x](http://a.example "onmouseover=alert(1)")',
    "[x](http://a.example'onmouseover='alert(1))",
    '<http://a.example/"onmouseover=alert(1)>',
    "<javascript:alert(1)>",
    "```html\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "# <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e<script>alert(1)</script>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "</p></div></body><script>alert(1)</script>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
]


class Inspector(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.found.append((tag, dict(attrs)))


def assert_harmless(html: str) -> None:
    for tag, attributes in Inspector(html).found:
        assert tag in TAGS, html
        assert attributes.keys() <= ATTRIBUTES.get(tag, set()), html
        link = attributes.get("href")
        assert link is None or link.lower().startswith(SCHEMES) or ":" not in link.split("/")[0], html


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_gets_through(attack: str) -> None:
    assert_harmless(rendered(attack))


@given(st.lists(st.sampled_from(ATTACKS) | st.text(max_size=20), max_size=6), st.sampled_from(" \n"))
def test_nor_do_several_together(parts: list[str], between: str) -> None:
    assert_harmless(rendered(between.join(parts)))


@given(st.text(st.sampled_from("<>\"'/=&;:()[]!#`|-*_ \n\taimgscriptonerjvx"), max_size=120))
def test_nor_does_what_looks_like_one(text: str) -> None:
    assert_harmless(rendered(text))


def test_what_people_write_is_shown() -> None:
    html = rendered(
        "# Nội dung\n\nMột **đoạn** *quan trọng* ~~cũ~~.\n\n1. Một\n2. Hai\n\n> Trích\n\n"
        "| Việc | Hạn |\n|---|---|\n| Họp | 5/12 |\n\n[Trang](https://dangcongsan.example)"
    )
    assert html == (
        "<h2>Nội dung</h2>\n<p>Một <strong>đoạn</strong> <em>quan trọng</em> <s>cũ</s>.</p>\n"
        "<ol>\n<li>Một</li>\n<li>Hai</li>\n</ol>\n<blockquote>\n<p>Trích</p>\n</blockquote>\n"
        "<table>\n<thead>\n<tr>\n<th>Việc</th>\n<th>Hạn</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>Họp</td>\n<td>5/12</td>\n</tr>\n</tbody>\n</table>\n"
        '<p><a href="https://dangcongsan.example" rel="noopener noreferrer nofollow">Trang</a></p>\n'
    )


def test_a_list_may_begin_anywhere() -> None:
    assert '<ol start="5">' in rendered("5. Năm\n6. Sáu")


def test_endless_nesting_is_shown_in_the_end() -> None:
    assert_harmless(rendered(">" * 20_000 + "x"))
    assert_harmless(rendered("[" * 20_000))
    assert_harmless(rendered("*" * 20_000 + "x"))
