"""How a map talks to static/map.js, without any address but our own."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from folium.elements import JSCSSMixin
from folium.template import Template

STATIC = Path(__file__).parents[3] / "static"
FROM_THE_FRAME = "../../app/static"  # the map is in a frame: component/streamlit_folium.st_folium/


@cache
def static_url(path: str) -> str:
    """
    Where the map's frame finds a file of `static`, under any base path.

    It carries a print of the content: a new file is never confused with an old one in a cache.
    """
    content = (STATIC / path).read_bytes()
    return f"{FROM_THE_FRAME}/{path}?v={sha256(content).hexdigest()[:8]}"


def features_of(url: str) -> list[dict[str, Any]]:
    """What the map's frame gets from such an address: the features of a GeoJSON file of ours."""
    path = url.removeprefix(f"{FROM_THE_FRAME}/").partition("?")[0]
    features: list[dict[str, Any]] = json.loads((STATIC / path).read_bytes())["features"]
    return features


class Call(JSCSSMixin):
    """Call a function of static/map.js with what it is added to (map or group) and options."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            pilotkollen.{{ this.function }}(
                {{ this._parent.get_name() }}, {{ this.options|tojson }}
            );
        {% endmacro %}
        """
    )

    def __init__(self, function: str, **options: object) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Call"
        self.function = function
        self.options = options
