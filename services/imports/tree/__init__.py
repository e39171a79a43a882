"""Importing the tree: organisations from a list, founded or brought to what the list says."""

from services.imports.tree.plan import TreeAction, TreePlan, TreeVerdict, import_tree

__all__ = ["TreeAction", "TreePlan", "TreeVerdict", "import_tree"]
