"""The report as one HTML file that needs nothing else."""

from leakcase.report.html.page import html_report

__all__ = ["html_report"]
