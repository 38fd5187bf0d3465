// Draws the ground, the surface, shapes, marks and the legend of a map. Every word and number comes from Python;
// texts become text nodes, never HTML, because names of areas and places come from files.
window.pilotkollen = (() => {
  "use strict";

  const FILL = {
    area: { color: "#9a968c", weight: 1, fillColor: "#f4f3ef", fillOpacity: 0.4 },
    built_up: { stroke: false, fillColor: "#e3e0da", fillOpacity: 1 },
    industry: { stroke: false, fillColor: "#dbd6de", fillOpacity: 1 },
    green: { stroke: false, fillColor: "#dfe8d5", fillOpacity: 1 },
    water: { stroke: false, fillColor: "#c3dae6", fillOpacity: 1 },
    building: { color: "#c5c0b8", weight: 0.5, fillColor: "#d2cdc5", fillOpacity: 1 },
  };
  // width in pixels at zoom 10, 13 and 16; the casing lies under the line
  const LINE = {
    water: { color: "#b9d2e0", width: [1, 2, 4] },
    line: { color: "#a9a59c", width: [0.5, 1, 1.5] },
    path: { color: "#c9c4ba", width: [0, 0.5, 1.5], dash: "3 3" },
    street: { color: "#ffffff", casing: "#c2bdb4", width: [0, 2, 6] },
    road: { color: "#ffffff", casing: "#b3ada3", width: [1, 3.5, 9] },
    road_main: { color: "#fdf6e3", casing: "#958f84", width: [2, 4.5, 11] },
    railway: { color: "#ffffff", casing: "#6f6f6f", width: [1, 1.5, 3], dash: "6 6" },
  };
  const LABEL_FROM = {
    place: 9, built_up: 9, area: 10, water: 11, industry: 13, landmark: 13, road_main: 12, road: 14, street: 15,
  };
  const LABEL_TO = { built_up: 14, place: 15, area: 14 };
  const DOT_FROM = 12;
  const LABEL_ORDER = ["place", "built_up", "area", "landmark", "road_main", "road", "water", "industry", "street"];

  // Before any map is made: those who ask their system for rest see steps, not movements
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
  }

  const SVG = "http://www.w3.org/2000/svg";
  const SMALLEST_TARGET = 24; // pixels
  const LEGEND_WIDTH = 220; // as map.css says
  const SYMBOL = {
    circle: "M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0Z",
    square: "M-9-9H9V9H-9Z",
    diamond: "M0-12L12 0L0 12L-12 0Z",
    triangle: "M0-11L12 9H-12Z",
    cross: "M-4-11H4V-4H11V4H4V11H-4V4H-11V-4H-4Z",
    star: "M0-12L3.5-3.7L12.4-3L5.6 2.8L7.7 11.5L0 6.8L-7.7 11.5L-5.6 2.8L-12.4-3L-3.5-3.7Z",
  };

  const paneAt = (map, name, zIndex) => {
    const pane = map.getPane(name) || map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.style.pointerEvents = "none";
  };

  const widthAt = (widths, zoom) => {
    const [far, middle, near] = widths;
    if (zoom <= 13) return Math.max(0, far + ((middle - far) * (zoom - 10)) / 3);
    return middle + ((near - middle) * (zoom - 13)) / 3;
  };

  const isLine = (feature) => feature.geometry.type.endsWith("LineString");
  const kindOf = (feature) => feature.properties.kind;

  // --- ground ---------------------------------------------------------------------------------------

  function ground(map, options) {
    document.documentElement.lang = options.lang;
    map.getContainer().setAttribute("aria-label", options.title);
    map.attributionControl.setPrefix(false).addAttribution(spanOf(options.attribution).innerHTML);
    L.control.zoom({ zoomInTitle: options.zoom_in, zoomOutTitle: options.zoom_out }).addTo(map);
    map.legendWord = options.legend;
    L.control.scale({ imperial: false }).addTo(map);
    map.fitBounds(options.bounds, { maxZoom: options.closest, padding: [10, 10], animate: false });
    if (options.aside) moveAside(map, options.bounds);
    forgetWhatIsRemoved(map);
    stayWhenFocused(map.getContainer());
    turnWheelWhenAsked(map);
    paneAt(map, "ground", 150); // under online tiles, if there are any
    paneAt(map, "surface", 350);
    paneAt(map, "labels", options.under_tiles ? 150 : 450);
    fetch(options.url)
      .then((answer) => answer.json())
      .then((collection) => drawGround(map, collection.features))
      .then(() => { map.getContainer().dataset.ground = "drawn"; })
      .catch((error) => { map.getContainer().dataset.ground = "missing"; console.warn(error); });
  }

  // The legend lies at the right: what the map is about moves to the left, as far as there is room
  function moveAside(map, [south_west, north_east]) {
    const across = map.latLngToContainerPoint(north_east).x - map.latLngToContainerPoint(south_west).x;
    const room = (map.getSize().x - across) / 2;
    map.panBy([Math.round(Math.max(0, Math.min(room, LEGEND_WIDTH / 2))), 0], { animate: false });
  }

  // Leaflet focuses the map at each press of the mouse. The page around the frame would scroll to show all of it, and
  // the button would come up over another place than it went down.
  function stayWhenFocused(container) {
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
  }

  // Who scrolls the page past the map does not mean the map: it would zoom out until nothing can be seen. The wheel is
  // the map's from a click on it until the mouse leaves it, or with Ctrl.
  function turnWheelWhenAsked(map) {
    const container = map.getContainer();
    map.scrollWheelZoom.disable();
    container.addEventListener("mousedown", () => map.scrollWheelZoom.enable());
    container.addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
    container.addEventListener("wheel", (event) => {
      if (event.ctrlKey) map.scrollWheelZoom.enable();
    }, { capture: true, passive: true });
  }

  // streamlit-folium notes each group that it adds, to remove it later, and forgets none
  function forgetWhatIsRemoved(map) {
    map.on("layerremove", ({ layer }) => {
      const at = (window.feature_group || []).indexOf(layer);
      if (at >= 0) window.feature_group = window.feature_group.filter((group) => group !== layer);
    });
  }

  function spanOf(text) {
    const span = document.createElement("span");
    span.textContent = text;
    return span;
  }

  function drawGround(map, features) {
    const renderer = L.canvas({ pane: "ground", padding: 0.5 });
    const common = { pane: "ground", renderer, interactive: false, lineCap: "round" };
    const add = (chosen, style) =>
      L.geoJSON(chosen, { ...common, style: (f) => ({ ...common, ...style(f) }) }).addTo(map);

    const polygons = features.filter((f) => f.geometry.type.endsWith("Polygon"));
    add(polygons, (f) => FILL[kindOf(f)] || FILL.area);

    const lines = features.filter(isLine);
    const width = (f) => widthAt((LINE[kindOf(f)] || LINE.line).width, map.getZoom());
    const casing = (f) => ({ color: LINE[kindOf(f)].casing, weight: width(f) + 2, stroke: width(f) > 0 });
    const body = (f) => {
      const line = LINE[kindOf(f)] || LINE.line;
      return { color: line.color, weight: width(f), stroke: width(f) > 0, dashArray: line.dash };
    };
    const withCasing = (f) => LINE[kindOf(f)]?.casing;
    const roads = lines.filter((f) => kindOf(f) !== "railway");
    const rails = lines.filter((f) => kindOf(f) === "railway");
    const layers = [
      [add(roads.filter(withCasing), casing), casing], [add(roads, body), body],
      [add(rails, casing), casing], [add(rails, body), body],
    ];
    map.on("zoomend", () => layers.forEach(([layer, style]) => layer.setStyle(style)));
    drawLabels(map, features.filter((f) => f.properties.name && f.properties.at), renderer);
  }

  // Labels that would lie on another one are left out; what matters most comes first.
  function drawLabels(map, features, renderer) {
    const rank = (f) => LABEL_ORDER.indexOf(kindOf(f));
    const labels = features.filter((f) => kindOf(f) in LABEL_FROM).sort((a, b) => rank(a) - rank(b));
    const shown = L.layerGroup().addTo(map);
    const place = () => {
      shown.clearLayers();
      const taken = [];
      const zoom = map.getZoom();
      const size = map.getSize();
      for (const feature of labels) {
        const spot = isLine(feature) ? middleInView(map, feature) : feature.properties.at;
        if (!spot) continue;
        const [longitude, latitude] = spot;
        const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
        if (x < 0 || y < 0 || x > size.x || y > size.y) continue;
        const landmark = kindOf(feature) === "landmark";
        if (landmark && zoom >= DOT_FROM) {
          shown.addLayer(L.circleMarker([latitude, longitude], {
            pane: "ground", renderer, interactive: false, radius: 3.5, weight: 1.5,
            color: "#ffffff", fillColor: "#444444", fillOpacity: 1,
          }));
        }
        if (zoom < LABEL_FROM[kindOf(feature)] || zoom > (LABEL_TO[kindOf(feature)] || 99)) continue;
        const name = feature.properties.name;
        const half = name.length * 3.6 + 4;
        const left = landmark ? x + 4 : x - half;
        const box = { name, left, right: left + 2 * half, top: y - 9, bottom: y + 9 };
        if (taken.some((other) => overlap(other, box))) continue;
        taken.push(box);
        shown.addLayer(label(name, `ground-${kindOf(feature)}`, [latitude, longitude]));
      }
    };
    map.on("zoomend moveend resize", place);
    place();
  }

  function middleInView(map, feature) {
    const { type, coordinates } = feature.geometry;
    const points = type === "LineString" ? coordinates : coordinates.flat();
    const view = map.getBounds().pad(-0.1);
    const seen = points.filter(([longitude, latitude]) => view.contains([latitude, longitude]));
    return seen[Math.floor(seen.length / 2)];
  }

  // Parts of one road carry the same name: once is enough within sight
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const overlap = (a, b) =>
    meet(a, b) ||
    (a.name === b.name && Math.hypot(a.left - b.left, a.top - b.top) < 500);

  // Not a Leaflet tooltip: that one measures itself, maybe before its style has arrived
  function label(name, className, at) {
    const icon = L.divIcon({ className: `map-label ${className}`, html: spanOf(name), iconSize: [0, 0] });
    return L.marker(at, { icon, pane: "labels", interactive: false, keyboard: false });
  }

  // Which of two maps this is
  function heading(map, { text }) {
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const box = L.DomUtil.create("div", "map-heading");
      box.textContent = text;
      return box;
    };
    control.addTo(map);
  }

  // --- what is drawn on it --------------------------------------------------------------------------

  function surface(group, { url, bounds, alt, opacity }) {
    const overlay = L.imageOverlay(url, bounds, { alt, opacity, pane: "surface", className: "surface" });
    overlay.on("add", () => {
      overlay.getElement().decoding = "sync";
      leaveWhenDrawn(overlay);
    });
    overlay.on("remove", () => stayForNow(overlay));
    overlay.addTo(group);
  }

  // A picture that is removed stays until the next one is decoded: else the map would blink.
  const staying = new Map(); // pane -> the picture

  function stayForNow(overlay) {
    const pane = overlay.getPane();
    const image = overlay.getElement();
    staying.get(pane)?.remove();
    image.className += " leaving";
    image.alt = "";
    pane.prepend(image);
    staying.set(pane, image);
    setTimeout(() => { if (!pane.querySelector(".surface:not(.leaving)")) leave(pane); });
  }

  function leaveWhenDrawn(overlay) {
    const pane = overlay.getPane();
    overlay.getElement().decode().catch(() => {}).then(() => leave(pane));
  }

  function leave(pane) {
    staying.get(pane)?.remove();
    staying.delete(pane);
  }

  function shapes(group, { shapes: drawn }) {
    const names = [];
    for (const { geometry, label: text, style, standing, inside, key } of drawn) {
      const casing = { color: "#ffffff", weight: style.weight + 3, fill: false, interactive: false };
      L.geoJSON(geometry, { style: casing }).addTo(group);
      const shape = L.geoJSON(geometry, {
        style: { ...style, fill: Boolean(style.fillColor || key), interactive: Boolean(text || key) },
      });
      if (standing) {
        const box = shape.getBounds();
        if (inside) names.push({ text, at: [...inside].reverse() });
        else label(text, "area-name", [box.getNorth(), box.getCenter().lng]).addTo(group);
      }
      if (text && (inside || !standing)) {
        shape.bindTooltip(spanOf(text), { sticky: true });
      }
      if (key) shape.eachLayer((path) => clickable(path, key, text));
      shape.addTo(group);
    }
    if (names.length) nameWhereThereIsRoom(group, names);
  }

  // A city has hundreds of places: the first ones are named, the others as one comes closer
  function nameWhereThereIsRoom(group, names) {
    const shown = L.layerGroup();
    let map = null;
    const place = () => {
      shown.clearLayers();
      const taken = [];
      for (const { text, at } of names) {
        const { x, y } = map.latLngToLayerPoint(at);
        const half = text.length * 4 + 7;
        const box = { left: x - half, right: x + half, top: y - 10, bottom: y + 10 };
        if (taken.some((other) => meet(other, box))) continue;
        taken.push(box);
        shown.addLayer(label(text, "place-name", at));
      }
    };
    group.on("add", () => { map = group._map; place(); map.on("zoomend", place).addLayer(shown); });
    group.on("remove", () => map.off("zoomend", place).removeLayer(shown));
  }

  function marks(group, { marks: drawn }) {
    for (const { at, symbol, colour, size, label: text, key } of drawn) {
      const side = Math.max(SMALLEST_TARGET, size + 4);
      const icon = L.divIcon({ className: "map-mark", html: symbolOf(symbol, colour, size), iconSize: [side, side] });
      const mark = L.marker(at, {
        icon, autoPanOnFocus: false, interactive: Boolean(text || key), keyboard: Boolean(key),
        zIndexOffset: -1000 * Math.round(size), // large ones lie below
      });
      if (text) mark.bindTooltip(spanOf(text), { direction: "top", offset: [0, -side / 2] });
      if (key) clickable(mark, key, text);
      mark.addTo(group);
    }
  }

  // Python hears of a click as of a pop-up: the frame around the map reports nothing else that could carry a key.
  // The time makes each click a new one; where the map lies does not change.
  function clickable(layer, key, text) {
    layer.on("click", () => {
      if (!window.__GLOBAL_DATA__) return;
      window.__GLOBAL_DATA__.last_object_clicked_popup = `${key} ${Date.now()}`;
      if (layer._map !== window.map) window.map.fire("moveend"); // of two maps the frame hears only one
    });
    layer.on("add", () => {
      const element = layer.getElement();
      element.setAttribute("tabindex", "0");
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", text);
      const at = () => (layer.getLatLng ? layer.getLatLng() : layer.getCenter());
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        layer.fire("click", { latlng: at() }, true);
      });
      element.addEventListener("focus", () => {
        const map = layer._map;
        if (map && layer.getLatLng && element.matches(":focus-visible")) map.panInside(at(), { padding: [40, 40] });
      });
    });
  }

  function symbolOf(name, colour, size) {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    for (const [key, value] of Object.entries({ viewBox: "-14 -14 28 28", width: size + 4, height: size + 4 })) {
      svg.setAttribute(key, value);
    }
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", SYMBOL[name] || SYMBOL.circle);
    path.setAttribute("fill", colour);
    svg.append(path);
    return svg;
  }

  // One box for all legends, in the order of what lies on the map; each comes and goes with what it explains
  function legend(group, { title, rows, note }) {
    const part = L.DomUtil.create("div", title ? "map-legend-part map-legend-titled" : "map-legend-part");
    const add = (className, text, parent = part) => {
      const line = L.DomUtil.create("div", className, parent);
      line.textContent = text;
      return line;
    };
    if (title) add("map-legend-title", title);
    for (const { colour, text, line, symbol, size, weight } of rows) {
      const row = add("map-legend-row", "");
      if (symbol) {
        add("map-legend-symbol", "", row).append(symbolOf(symbol, colour, size));
      } else {
        const mark = add(line ? "map-legend-line" : "map-legend-colour", "", row);
        if (line) mark.style.borderTop = `${weight || 3}px ${line} ${colour}`;
        else mark.style.background = colour;
      }
      add("", text, row);
    }
    if (note) add("map-legend-note", note);
    let map = null;
    group.on("add", () => { // what the view is about stands before the lines of areas
      map = group._map;
      const box = legendBox(map);
      if (title) box.firstElementChild.after(part);
      else box.append(part);
      tidyLegend(map);
    });
    group.on("remove", () => { part.remove(); tidyLegend(map); });
  }

  function legendBox(map) {
    if (!map.legendBox) {
      const control = L.control({ position: "bottomright" });
      control.onAdd = () => {
        const box = L.DomUtil.create("details", "map-legend");
        box.open = true;
        L.DomUtil.create("summary", "map-legend-fold", box).textContent = map.legendWord;
        L.DomEvent.disableClickPropagation(box);
        L.DomEvent.disableScrollPropagation(box);
        return box;
      };
      map.legendBox = control.addTo(map).getContainer();
      map.on("resize", () => tidyLegend(map));
    }
    return map.legendBox;
  }

  function tidyLegend(map) {
    const box = legendBox(map);
    box.hidden = box.childElementCount < 2; // of them one is what folds it
    box.style.maxHeight = `${map.getSize().y - 50}px`;
    if (box.scrollHeight > box.clientHeight) box.setAttribute("tabindex", "0");
    else box.removeAttribute("tabindex");
  }

  return { ground, heading, surface, shapes, marks, legend };
})();
