// Drawing areas: the words of Leaflet.draw, and outlines that can be changed. Every word comes from Python.
(() => {
  "use strict";

  // Before the toolbar is made: it reads its words then
  function drawWords(map, words) {
    const put = (into, from) => {
      for (const [key, value] of Object.entries(from)) {
        if (typeof value === "object") put(into[key], value);
        else into[key] = value;
      }
    };
    put(L.drawLocal, words);
  }

  // Each part a layer of its own: the toolbar changes the layers of its group, not groups in it
  function editable(group, { parts, style }) {
    for (const rings of parts) {
      L.polygon(rings.map((ring) => ring.map(([longitude, latitude]) => [latitude, longitude])), style).addTo(group);
    }
  }

  Object.assign(window.pilotkollen, { drawWords, editable });
})();
