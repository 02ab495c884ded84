"""Where a bracket that was never closed must have ended, by the layout of the text."""

from __future__ import annotations

from swls.syntax.flow_scalars import BLANKS, CLOSERS, DOUBLE_LINE, FlowScalars
from swls.syntax.problems import SyntaxProblem

LAYOUT_HELPS = frozenset({"unclosed-bracket", "unclosed-quote", "unmatched-closer", "wrong-closer", "missing-comma"})


class FlowLayout(FlowScalars):
    """Tells where collections end."""

    def outdented(self, at: int, opener: int) -> bool:
        """Whether the token at `at` starts a line that is indented no deeper than the line of its bracket."""
        text = self.text
        if not self.layout or (len(self.open) == 1 and text[opener] in CLOSERS):
            return False  # around the outermost bracket there is nothing that the token could belong to
        line = _line_start(text, at)
        if text[line:at].strip(" \t"):
            return False
        own = _line_start(text, opener)
        if line == own:
            return False
        column, indent = at - line, _indent(text, own)
        if column != indent or text[at] in "]}":
            return column < indent
        # At the very column it is the next member of what is around, unless it does not look like one.
        around = "".join(self.open[-2:]) if self.json else ""
        if around == "[{":
            return text[at] != '"'
        return around != "{[" or self.begins_member(at)

    def begins_member(self, at: int) -> bool:
        """Whether a JSON string with its colon stands at `at`."""
        match = DOUBLE_LINE.match(self.text, at, self.limit)
        return match is not None and self.text[self.skip_blanks(match.end()) : self.limit][:1] == ":"

    def ends(self, at: int, opener: int, bracket: str, last: int) -> tuple[bool, int, bool]:
        """Whether the collection ends at `at`: (ends, offset behind it, closed). `last` is behind its last token."""
        closer = CLOSERS[bracket]
        if at >= self.limit or self.outdented(at, opener):
            self.unclosed_bracket(opener, bracket, last)
            return True, last, False
        char = self.text[at]
        if char == closer:
            return True, at + 1, True
        if char in "]}":
            other = "[" if char == "]" else "{"
            if other in self.open[:-1]:
                self.unclosed_bracket(opener, bracket, last)
                return True, last, False
        return False, at, True

    def unclosed_bracket(self, opener: int, bracket: str, last: int) -> None:
        """Report a bracket that is never closed; it is closed behind its last token."""
        closer = CLOSERS[bracket]
        edit = (last, last, closer)
        title = f"Add '{closer}'"
        self.report("unclosed-bracket", opener, opener + 1, edit, title=title, bracket=bracket, closer=closer)

    def value_missing(self, at: int, opener: int) -> bool:
        """Whether no value stands at `at`, behind a colon."""
        if at >= self.limit or self.text[at] in ",]}" or self.outdented(at, opener):
            return True
        if self.text[at] == '"' and (self.json or self.layout):
            # A string that is followed by a colon is the next key: the value before it was never typed.
            return self.begins_member(at)
        return False


def misled(
    text: str,
    limit: int,
    found: list[SyntaxProblem],
    again: list[SyntaxProblem],
    end: int,
    other_end: int,
    *,
    json: bool,
) -> bool:
    """Whether the layout of a text explains less than the brackets alone do."""
    if not json:
        return len(again) > len(found)
    # The last word of all is still being written, and where it stands decides what is missing behind it.
    written = len(text[:limit].rstrip(BLANKS))
    before, after = (sum(item.end < written for item in problems) for problems in (found, again))
    if after > before:
        return True
    if other_end < end and text[other_end:end].strip(BLANKS):
        return True  # by its layout the text was over before its end
    # A text that is still being written to its end misses the last brackets, which says nothing about those before.
    return after == before and text[written - 1 : written] not in ("]", "}")


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _indent(text: str, line: int) -> int:
    at = line
    while at < len(text) and text[at] in " \t":
        at += 1
    return at - line
