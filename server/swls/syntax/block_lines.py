"""Standing on a line of block style: its column, its content, what is in its way."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from swls.patterns import regex
from swls.syntax.problems import SyntaxProblem, problem

BLANK = " \t"
# Blanks that YAML takes for text, as they come from web pages and word processors; for a class of a pattern.
ODD_BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_INDENT = regex(
    rf"(?P<blanks>[ \t{ODD_BLANK}]+)"
    r"(?:(?P<key>(?:-[ ]+)*[\"']?[\w$.<][^\r\n]*?:(?=[ \t\r\n]|\Z))|(?P<item>-(?=[ \t\r\n]|\Z))|(?=[#\r\n]|\Z))"
)
# The first tabs of a line outside of quotes, brackets and comments: behind blanks, indicators, quoted and plain texts.
_TAB_BETWEEN = regex(
    r"(?:[ ]++|[-?:](?=[ \t])|\"(?:[^\"\\\r\n]|\\[^\r\n])*+\"|'(?:[^'\r\n]|'')*+'"
    r"|(?![\"'#\[{])[^ \t\r\n](?:[^ \t\r\n:]|:(?![ \t\r\n]|\Z)|[ ]++(?!#))*+:?+)*+(\t+)"
)
LINE = regex(r"(?P<indent>[ ]*)(?P<content>[^\r\n]*)(?P<break>\r\n|\n|\r|\Z)")
_DASHES = regex(r"[ \t]*(?:-[ \t]+)*")
_OPENS = regex(r"(?:(?<!\S)-|:)(?:[ \t]+[&!][^ \t]*)*(?:[ \t]+#.*)?\Z")
_TAB = 4  # columns that a tab is taken for
_MOST_LINES = 500  # that a fix moves
_FENCE = regex(r"```[\w-]*[ \t]*")
_CONFLICT = regex(r"(?:<{7}|>{7}|\|{7})(?: [^\r\n]*)?$|={7}$")


class LineReader:
    """Goes through the lines of `text[start:end]`. Offsets are those of `text`.

    Between calls the reader stands on a line with content: `line` is where the line begins, `at` where its content
    does, `column` the column of that, `eol` the offset of its line break. Behind the last line, `at` is `end` and
    `column` is -1.
    """

    def __init__(self, text: str, start: int, end: int, problems: list[SyntaxProblem], depth: int = 0) -> None:
        self.text = text
        self.end = end
        self.problems = problems
        self.line = start
        self.at = start
        self.column = -1
        self.eol = start
        self.depth = depth
        self.tabs = text.find("\t", start, end) >= 0
        self.tab_line = -1  # the last line indented with tabs
        self.tab_column = 0  # where the first of those around it stands
        self.tab_width = 0  # ... and how wide its indentation looks
        self.odd_line = -1  # the last line indented with blanks of other kinds

    def begin(self, at: int, column: int | None = None) -> None:
        """Stand on the first line with content at or behind `at`, the beginning of a line (or of content at `column`)."""
        if column is not None:
            self.stand(at, column)
            return
        self.settle(at)

    def next_line(self) -> None:
        """Go to the next line with content."""
        self.settle(self.behind_break(self.eol))

    def stand(self, at: int, column: int) -> None:
        """Stand on the content at `at`, the first of its line, at `column`."""
        self.line, self.at, self.column = at - column, at, column
        self.eol = eol = self.line_break(at)
        if self.tabs and self.text.find("\t", at, eol) >= 0:
            self._tabs_between(at, eol)

    def settle(self, at: int) -> None:
        """Stand on the first line with content at or behind `at`, the beginning of a line."""
        text, end = self.text, self.end
        while at < end:
            content = at
            while content < end and text[content] == " ":
                content += 1
            if content < end and text[content] == "\t":
                tab = content
                while content < end and text[content] in BLANK:
                    content += 1
                if content < end and text[content] not in "#\r\n":
                    self._tabs(at, tab, content)
                    return
                self.report("stray-tab", tab, content, (at, content, ""), title="Remove it")
            if content >= end:
                break
            char = text[content]
            if char > "\x7f" and (odd := _ODD_INDENT.match(text, content, end)) is not None and self._odd(at, odd):
                if odd["key"] is not None or odd["item"] is not None:
                    return
                at = self.behind_break(self.line_break(odd.end("blanks")))
                continue
            if char not in "#\r\n":
                if char in "<>=|`" and content == at and self._left_over(at):
                    at = self.behind_break(self.line_break(at))
                    continue
                self.stand(content, content - at)
                return
            at = self.behind_break(self.line_break(content))
        self.line = self.at = self.eol = end
        self.column = -1

    def _tabs(self, line: int, tab: int, content: int) -> None:
        """A line indented with tabs: taken to stand where its author sees it, relative to the line above the first such."""
        seen = _seen_width(self.text[line:content])
        if self.line != self.tab_line:
            column, opens = self._above(line)
            self.tab_column = column + 2 if opens else column
            self.tab_width = seen
        column = max(self.tab_column + seen - self.tab_width, 0)
        edit = (line, content, " " * column)
        last = self.problems[-1] if self.problems else None
        if self.line == self.tab_line and last is not None and last.kind == "tab-indentation":
            # The lines are one slip.
            self.problems[-1] = last._replace(edits=(*last.edits, edit))
        else:
            self.report("tab-indentation", tab, content, edit, title="Indent with spaces")
        self.line = self.tab_line = line
        self.at = content
        self.eol = self.line_break(content)
        self.column = column

    def _odd(self, line: int, match: re.Match[str]) -> bool:
        """A line indented with blanks that YAML takes for text; False where its text may really begin with them."""
        first, content = match.span("blanks")
        goes_on = self.line == self.odd_line
        if match["item"] is not None and not goes_on and not self._above(line)[1]:
            return False
        column = sum(2 if unicodedata.east_asian_width(char) == "F" else 1 for char in self.text[line:content])
        bare = match["item"] is None and match["key"] is None
        edit = (line, content, "" if bare else " " * column)
        last = self.problems[-1] if self.problems else None
        if goes_on and last is not None and last.kind == "odd-indentation":
            # The lines are one slip.
            self.problems[-1] = last._replace(edits=(*last.edits, edit))
        else:
            char = next(char for char in self.text[first:content] if char not in BLANK)
            self.report("odd-indentation", first, content, edit, title="Indent with spaces", code=ord(char))
        self.odd_line = self.line = line
        if not bare:
            self.at, self.column, self.eol = content, column, self.line_break(content)
        return True

    def _tabs_between(self, at: int, eol: int) -> None:
        """Tabs in a line outside of quotes, brackets and comments: some readers of YAML refuse them."""
        first = None
        edits = []
        while (match := _TAB_BETWEEN.match(self.text, at, eol)) is not None:
            first = first or match.span(1)
            edits.append((*match.span(1), " " if match.end() < eol else ""))
            at = match.end()
        if first is not None:
            self.report("stray-tab", *first, *edits, title="Write a space")

    def _above(self, at: int) -> tuple[int, bool]:
        """The column of the first key or text on the nearest line above that has any, and whether deeper lines may follow."""
        text = self.text
        while at > 0:
            start = max(text.rfind("\n", 0, at - 1), text.rfind("\r", 0, at - 1)) + 1
            content = text[start:at].strip(" \t\r\n")
            if content and not content.startswith("#"):
                lead = _DASHES.match(text, start, at)
                return (lead.end() - start if lead else 0), _OPENS.search(content) is not None
            at = start
        return 0, False

    def _left_over(self, at: int) -> bool:
        """Whether the line is a marker of a merge or of Markdown, and no part of the text."""
        stop = self.line_break(at)
        line = self.text[at:stop]
        if _CONFLICT.match(line) is not None:
            self.report("conflict-marker", at, stop, marker=line[:7])
        elif _FENCE.fullmatch(line) is not None:
            edit = (at, self.behind_break(stop), "")
            self.report("code-fence", at, stop, edit, title="Remove the line", text=line)
        else:
            return False
        return True

    def line_break(self, at: int) -> int:
        """The offset of the line break that ends the line of `at`."""
        text, end = self.text, self.end
        newline = text.find("\n", at, end)
        stop = newline if newline >= 0 else end
        if "\r" in text[at:stop]:
            stop = text.index("\r", at, stop)
        return stop

    def behind_break(self, at: int) -> int:
        """The offset behind the line break at `at`."""
        text = self.text
        if at >= self.end:
            return self.end
        if text[at] == "\r" and at + 1 < self.end and text[at + 1] == "\n":
            return at + 2
        return at + 1

    def is_dash(self, char: str = "-") -> bool:
        """Whether the content begins with an indicator: `-`, `?` or `:` followed by white space."""
        at = self.at
        return at < self.end and self.text[at] == char and (at + 1 >= self.end or self.text[at + 1] in " \t\r\n")

    def report(
        self, kind: str, start: int, end: int, *edits: tuple[int, int, str], title: str = "", **args: Any
    ) -> None:
        """Note a complaint."""
        self.problems.append(problem(kind, start, end, edits=edits, title=title, **args))

    def no_space(self, kind: str, at: int, gap: str) -> None:
        """Complain about the indicator at `at`: behind it stands no space, but `gap`, blanks that YAML takes for text."""
        behind = at + 1 + len(gap)
        edit = (at + 1, behind, "" if gap and behind == self.eol else " ")
        title = "Write a space" if gap else "Add a space"
        self.report(kind, at, behind, edit, title=title, blank=ord(gap[0]) if gap else None)

    def note(self, kind: str, start: int, end: int, name: str) -> None:
        """Remember an anchor or an alias for whoever sees the whole text."""
        self.problems.append(problem(kind, start, end, name=name))

    def misplaced(self, what: str, start: int, stop: int, end: int, by: int, **args: Any) -> None:
        """Complain once about lines at a column where they cannot be; `by` moves all of them, up to `end`, to theirs.

        0 where it is not certain which column that is.
        """
        edits = self.shifted(start, end, by)
        self.report("bad-indentation", start, stop, *edits, title="Line it up", what=what, **args)

    def shifted(self, start: int, end: int, by: int) -> list[tuple[int, int, str]]:
        """What moves the lines from `start` to `end` by so many columns; nothing when that is 0 or too much to be safe."""
        edits: list[tuple[int, int, str]] = []
        line = self.text.rfind("\n", 0, start) + 1
        while by and line < end:
            match = LINE.match(self.text, line, self.end)
            if match is None or match["content"][:1] == "\t" or len(edits) > _MOST_LINES:
                return []
            if match["content"]:
                width = len(match["indent"])
                edits.append((line, line, " " * by) if by > 0 else (line, line + min(-by, width), ""))
            line = match.end()
        return edits

    def column_of(self, at: int) -> int:
        """The column of an offset."""
        return at - self.text.rfind("\n", 0, at) - 1


def _seen_width(indentation: str) -> int:
    """How wide an indentation with tabs looks."""
    return len(indentation.expandtabs(_TAB))
