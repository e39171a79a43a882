"""The working calendar: its data against astronomy, its arithmetic against counting on fingers."""
