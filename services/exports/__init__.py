"""Lists for other systems and for spreadsheets: members, meetings, directives, the tree.

A list is written row by row into a file that has no name and is gone when closed, so that memory
stays bounded however many rows there are; that it was taken out is logged in the same transaction.
"""

from services.exports.boards import (
    adoption_file,
    attendance_file,
    compliance_file,
    monthly_report_document,
    monthly_report_file,
    task_board_file,
)
from services.exports.export import NOUNS, Export, Noun, export
from services.exports.table import Column, Table
from services.exports.writers import FORMATS, Format

__all__ = [
    "FORMATS",
    "NOUNS",
    "Column",
    "Export",
    "Format",
    "Noun",
    "Table",
    "adoption_file",
    "attendance_file",
    "compliance_file",
    "export",
    "monthly_report_document",
    "monthly_report_file",
    "task_board_file",
]
