# SPDX-License-Identifier: MIT
"""Numbers with their nouns, in the singular and the plural."""

from __future__ import annotations

from ui import formats


class Counts:
    """The nouns; they are methods of a class because lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("Counts", source, comment, n)

    def in_this_month(self, n: int) -> str:
        """Groups of one company's month."""
        return self.tr("%n group(s) in this month", None, n)

    def files(self, n: int) -> str:
        """Files."""
        return self.tr("%n file(s)", None, n)

    def files_imported(self, n: int) -> str:
        """Files that came in."""
        return self.tr("%n file(s) imported", None, n)

    def files_known(self, n: int) -> str:
        """Files that had come in before."""
        return self.tr("%n file(s) imported before", None, n)

    def files_refused(self, n: int) -> str:
        """Files that were kept out."""
        return self.tr("%n file(s) refused", None, n)

    def files_asked(self, n: int) -> str:
        """Files with something unusual, which came in only if the clerk agreed."""
        return self.tr("%n file(s) to be confirmed", None, n)

    def tables_left_out(self, n: int) -> str:
        """Tables about which a question was not answered."""
        return self.tr("%n table(s) left out.", None, n)

    def more_files_ask(self, n: int) -> str:
        """Others beside the one that was named."""
        return self.tr("%n more file(s) are to be confirmed too.", None, n)

    def rows_written(self, n: int) -> str:
        """Rows of a report."""
        return self.tr("%n row(s) written to {path}.", None, n)

    def rows_of_one_written(self, n: int) -> str:
        """Rows of a report about one company alone."""
        return self.tr("%n row(s) of {company} written to {path}; those of the other companies are not in it.", None, n)

    def blocks(self, n: int) -> str:
        """Blocks of a file."""
        return self.tr("%n block(s)", None, n)

    def blocks_replaced(self, n: int) -> str:
        """Blocks that later files replaced."""
        return self.tr("Later files have replaced %n of its blocks.", None, n)

    def values(self, n: int) -> str:
        """Worker values."""
        return self.tr("%n value(s)", None, n)

    def warnings(self, n: int) -> str:
        """Findings that let a file in."""
        return self.tr("%n warning(s)", None, n)

    def more_findings(self, n: int) -> str:
        """Findings that are not listed."""
        return self.tr("there are %n more like these, not listed here.", None, n)

    def months(self, n: int) -> str:
        """Months of companies."""
        return self.tr("%n month(s)", None, n)

    def minutes_left(self, n: int) -> str:
        """How long a job still takes."""
        return self.tr("about %n minute(s) left", None, n)

    def hours_left(self, n: int) -> str:
        """How long a job still takes."""
        return self.tr("about %n hour(s) left", None, n)

    def months_not_fetched(self, n: int) -> str:
        """Months whose last asking failed."""
        return self.tr("Portal: %n month(s) could not be fetched", None, n)

    def months_data(self, n: int) -> str:
        """Months that the portal gave values for."""
        return self.tr("%n month(s) with values", None, n)

    def months_empty(self, n: int) -> str:
        """Months that the portal has nothing for."""
        return self.tr("%n month(s) without values at the portal", None, n)

    def months_failed(self, n: int) -> str:
        """Months that could not be asked for."""
        return self.tr("%n month(s) failed", None, n)

    def months_changed(self, n: int) -> str:
        """Months with other figures than before."""
        return self.tr("%n month(s) with new figures", None, n)

    def tally(self, n: int) -> str:
        """Buckets that tally."""
        return self.tr("%n group(s) tally", None, n)

    def diverge(self, n: int) -> str:
        """Buckets that do not tally."""
        return self.tr("%n diverge", None, n)

    def not_compared(self, n: int) -> str:
        """Buckets that were not compared."""
        return self.tr("%n not compared", None, n)

    def opened(self, n: int) -> str:
        """Divergences that a run opened."""
        return self.tr("%n new divergence(s)", None, n)

    def updated(self, n: int) -> str:
        """Divergences that a run changed."""
        return self.tr("%n with other figures", None, n)

    def resolved(self, n: int) -> str:
        """Divergences that a run resolved."""
        return self.tr("%n resolved", None, n)

    def divergences(self, n: int) -> str:
        """Divergences."""
        return self.tr("%n divergence(s)", None, n)

    def buckets(self, n: int) -> str:
        """Buckets."""
        return self.tr("%n group(s)", None, n)

    def workers_differ(self, n: int) -> str:
        """Workers whose values differ."""
        return self.tr("%n value(s) differ", None, n)

    def companies(self, n: int) -> str:
        """Companies."""
        return self.tr("%n company(ies)", None, n)

    def portal_calls(self, n: int) -> str:
        """Calls to the portal since the program started."""
        return self.tr("%n call(s) to the portal since the program started", None, n)

    def portal_retries(self, n: int) -> str:
        """Calls that asked again for what had failed."""
        return self.tr("%n call(s) repeated what had just failed", None, n)

    def companies_held(self, n: int) -> str:
        """Companies for which alone the portal fails."""
        return self.tr("%n company(ies) left alone for a while because only theirs fail", None, n)

    def events_waiting(self, n: int) -> str:
        """Events that are not delivered yet."""
        return self.tr("%n notification(s) waiting", None, n)

    def events_parked(self, n: int) -> str:
        """Events that could not be delivered."""
        return self.tr("%n notification(s) could not be delivered", None, n)

    def rows_without_parent(self, n: int) -> str:
        """Rows that refer to nothing."""
        return self.tr("%n row(s) refer to nothing", None, n)

    def rows_not_right(self, n: int) -> str:
        """Rows that do not go with the others."""
        return self.tr("%n row(s) do not go with the others", None, n)

    def problems(self, n: int) -> str:
        """Checks that found something."""
        return self.tr("%n problem(s) found", None, n)


COUNTS = Counts()
