"""Of every way to count only the answers: what they are made of has no room on a screen."""

from pages.present.scaled import Node

SIGN = "line-ns"  # a mark of a choice


def keep_curve(spec: Node) -> bool:
    """Leave the curve of a chart of ways to count; tell whether it is one."""
    choices = {
        trace.get("yaxis", "y")
        for trace in spec["data"]
        if trace.get("marker", {}).get("symbol") == SIGN and len(trace["x"])
    } - {"y"}
    if len(choices) != 1:
        return False
    [name] = choices
    layout = spec["layout"]
    spec["data"] = [each for each in spec["data"] if each.get("yaxis", "y") != name]
    layout["shapes"] = [each for each in layout.get("shapes") or () if each.get("yref") != name]
    layout.pop(f"yaxis{name[1:]}")
    layout["yaxis"]["domain"] = [0, 1]
    return True
