"""What the handbook does, by domain: no web framework, no chat library, no provider here.

Domains know each other in one direction only, through their package: calendar, rule packs →
organisations → audit → members → accounts → movement → devices → directives → deliveries → feedback →
meetings → reports → imports → duplicates → quality.
"""
