"""The demo: one real province with made-up members and a year of their life, made through the services."""

from demo.accounts import FILE_NAME, SignIn, read_sign_ins, table
from demo.history import Progress
from demo.one_transaction import DemoUnderWay
from demo.seed import DatabaseInUse, Summary, is_seeded, seed
from demo.sizes import COMMUNE, PROVINCE, SIZES, Size

__all__ = [
    "COMMUNE",
    "FILE_NAME",
    "PROVINCE",
    "SIZES",
    "DatabaseInUse",
    "DemoUnderWay",
    "Progress",
    "SignIn",
    "Size",
    "Summary",
    "is_seeded",
    "read_sign_ins",
    "seed",
    "table",
]
