"""The functions that jq brings along (1.6), with a line about each."""

from __future__ import annotations

from typing import NamedTuple


class Function(NamedTuple):
    """A function of jq; `parameters` as they stand between its parentheses, empty where it takes none."""

    name: str
    parameters: str
    description: str

    @property
    def label(self) -> str:
        """How it is called."""
        return f"{self.name}({self.parameters})" if self.parameters else self.name


def _listed(text: str) -> tuple[Function, ...]:
    found = []
    for line in text.strip().splitlines():
        call, _, description = line.partition(" - ")
        name, _, parameters = call.partition("(")
        found.append(Function(name, parameters.removesuffix(")"), description))
    return tuple(found)


FUNCTIONS = _listed("""
length - How many characters, elements or keys; of a number its magnitude, of null 0.
utf8bytelength - How many bytes a text takes in UTF-8.
keys - The keys of an object, sorted; the indices of an array.
keys_unsorted - The keys of an object in their own order.
has(key) - Whether an object has a key, or an array an index.
in(object) - Whether the input is a key of the object.
map(x) - Applies `x` to each element and collects the results.
map_values(x) - Applies `x` to each value and keeps keys and shape.
path(x) - The paths that `x` leads to, as arrays of keys.
del(x) - The input without what `x` leads to.
getpath(path) - The value at a path, null where there is none.
setpath(path; value) - The input with a value put at a path.
delpaths(paths) - The input without what stands at the paths.
to_entries - An object as an array of `{key, value}`.
from_entries - An array of `{key, value}` as an object.
with_entries(x) - Applies `x` to each `{key, value}` of an object.
select(x) - The input where `x` is true for it, nothing else.
empty - Nothing at all, not even null.
error(message) - Fails with a message.
add - All elements together: sum, or joined texts, arrays, objects.
any - Whether any element is true.
any(x) - Whether `x` is true for any element.
any(source; x) - Whether `x` is true for any value of the source.
all - Whether all elements are true.
all(x) - Whether `x` is true for all elements.
all(source; x) - Whether `x` is true for all values of the source.
flatten - An array without arrays inside.
flatten(depth) - An array with so many levels of arrays inside resolved.
range(upto) - The numbers from 0 up to, but not including, a limit.
range(from; upto) - The numbers between two limits.
range(from; upto; by) - The same, in steps.
floor - The next whole number below.
ceil - The next whole number above.
round - The nearest whole number.
sqrt - The square root.
pow(base; exponent) - A power.
log - The natural logarithm.
log2 - The logarithm to the base 2.
log10 - The logarithm to the base 10.
exp - e to the power of the input.
exp2 - 2 to the power of the input.
exp10 - 10 to the power of the input.
fabs - The magnitude of a number.
significand - The digits of a number, between 1 and 2.
trunc - A number without its fraction.
tostring - The input as text; a text stays as it is, all else as JSON.
tonumber - A text as a number.
type - The type of the input, as a text.
infinite - A number beyond all others.
nan - What is no number.
isinfinite - Whether a number is infinite.
isnan - Whether the input is not a number.
isnormal - Whether a number is an ordinary one.
not - True for false and null, false for all else.
sort - The elements in their order.
sort_by(x) - The elements in the order of what `x` gives for them.
group_by(x) - The elements in arrays of those for which `x` gives the same.
min - The least element.
max - The greatest element.
min_by(x) - The element for which `x` gives the least.
max_by(x) - The element for which `x` gives the greatest.
unique - The elements in their order, each once.
unique_by(x) - One element for each value that `x` gives.
reverse - The elements, or characters, from back to front.
contains(element) - Whether the input has all that the argument has.
inside(container) - Whether all of the input is in the argument.
startswith(text) - Whether a text begins with another.
endswith(text) - Whether a text ends with another.
combinations - One element of each array, in every combination.
combinations(n) - Every combination of n elements.
ltrimstr(text) - A text without another at its beginning.
rtrimstr(text) - A text without another at its end.
explode - The code points of a text.
implode - The text of code points.
split(separator) - A text cut at a separator.
split(regex; flags) - A text cut where a regular expression fits.
splits(regex) - The same, one by one.
join(separator) - Texts joined with a separator between them.
ascii_downcase - A text with its ASCII letters small.
ascii_upcase - A text with its ASCII letters capital.
while(condition; update) - Updates again and again, gives each value as long as the condition holds.
until(condition; update) - Updates until the condition holds, and gives the last value.
repeat(update) - Updates for ever, and gives each value.
recurse - The input and everything below it.
recurse(x) - The input, `x` of it, `x` of that, and so on.
recurse(x; condition) - The same, as long as a condition holds.
env - The environment variables of the runtime.
transpose - The columns of an array of rows.
bsearch(x) - Where a value is in a sorted array.
test(regex) - Whether a regular expression fits a text.
test(regex; flags) - The same, with flags: `i` for any case, `x`, `g`, and others.
match(regex) - Where and how a regular expression fits.
match(regex; flags) - The same, with flags.
capture(regex) - The named groups of a regular expression, as an object.
capture(regex; flags) - The same, with flags.
scan(regex) - Every place where a regular expression fits.
sub(regex; text) - A text with the first fit replaced.
sub(regex; text; flags) - The same, with flags.
gsub(regex; text) - A text with every fit replaced.
gsub(regex; text; flags) - The same, with flags.
tojson - The input as JSON text.
fromjson - What a JSON text means.
todate - A time in seconds as ISO 8601 text.
fromdate - ISO 8601 text as a time in seconds.
now - The time now, in seconds.
strptime(format) - A text in a format, as broken-down time.
strftime(format) - A time as text in a format.
strflocaltime(format) - The same, in the local time zone.
mktime - Broken-down time as seconds.
gmtime - Seconds as broken-down time.
localtime - The same, in the local time zone.
fromdateiso8601 - ISO 8601 text as a time in seconds.
todateiso8601 - A time in seconds as ISO 8601 text.
first - The first element.
first(x) - The first value that `x` gives.
last - The last element.
last(x) - The last value that `x` gives.
nth(n) - The element with an index.
nth(n; x) - The value with a number that `x` gives.
limit(n; x) - The first n values of `x`.
splits(regex; flags) - A text cut where a regular expression fits, one by one.
paths - The paths of everything in the input.
paths(x) - The paths of everything for which `x` is true.
leaf_paths - The paths of everything that is no array or object.
arrays - The input where it is an array.
objects - The input where it is an object.
iterables - The input where it is an array or object.
booleans - The input where it is true or false.
numbers - The input where it is a number.
strings - The input where it is a text.
nulls - The input where it is null.
values - The input where it is not null.
scalars - The input where it is no array or object.
indices(x) - Where something occurs in a text or array.
index(x) - Where something first occurs.
rindex(x) - Where something last occurs.
walk(x) - Applies `x` to everything in the input, from the inside out.
halt - Stops.
halt_error - Stops with an error.
tostream - The input as paths and values.
fromstream(x) - Paths and values as one value again.
truncate_stream(x) - Paths and values without the first keys.
debug - The input, which is also written to the log.
INDEX(x) - An object of the elements, by what `x` gives for each.
IN(source) - Whether the input is one of the values of the source.
@base64 - The input in Base64.
@base64d - What a Base64 text means.
@uri - A text with everything escaped that a URI reserves.
@csv - An array as a line of CSV.
@tsv - An array as a line separated by tabs.
@html - A text escaped for HTML.
@sh - A text quoted for a shell.
@json - The input as JSON text.
@text - The input as text.
""")
