"""The demo: one real province with made-up members and a year of their life, made through the services.

* It is played, not written: events in the order of their time, each a use case with the clock set to its
  moment (``history``), so that numbers, the audit log and every date are as if it had been lived.
* It is one transaction (``one_transaction``): interrupted, it leaves nothing behind.
* Chance falls the same way every time (``chance``); only ids, feedback codes and the password differ.
* Nobody has a device, and nothing is put in the queue: no phone rings for what is months old, no
  provider is asked about phones that do not exist. Devices come with the first browser that signs in.
"""

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
