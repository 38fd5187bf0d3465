// Hears keys and buttons of the big screen, keeps the number of the slide, and tells it to the page.
//
// The number is absolute and kept here: a press that comes while the page still draws the slide before is
// counted from where the reader already is, and the page draws the last one asked for.

const STEPS = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1,
  ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
};
const PATIENCE_MS = 3000; // between the digits of a number

let said; // what the page said last: data, parentElement, setStateValue, setTriggerValue
let at = 1;
let asked = null; // a slide that the page does not show yet
let digits = "";
let digitAt = 0;
let stop = () => {};

const part = (name) => said.parentElement.querySelector(`[data-part="${name}"]`);

function tellScreen() {
  said.setStateValue("screen", { width: innerWidth, height: innerHeight });
}

function goTo(number) {
  const next = Math.min(Math.max(number, 1), said.data.count);
  if (next === at) return;
  at = asked = next;
  said.setTriggerValue("slide", next);
}

function leave() {
  asked = null;
  if (document.fullscreenElement) document.exitFullscreen();
  said.setTriggerValue("leave", true);
}

function fillScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {}); // a browser may forbid it
}

const isBlack = () => !part("black").hidden;

function blacken(on) {
  part("black").hidden = !on;
  part("live").textContent = on ? said.data.words.black : said.data.words.announced;
}

// Space and Enter belong to what has the focus, and letters to who writes.
function isTaken({ key, target }) {
  const focused = target instanceof Element ? target : null;
  if (focused?.closest("input, textarea, select, [contenteditable=true]")) return true;
  return (key === " " || key === "Enter") && Boolean(focused?.closest("button, a, summary, [role=button]"));
}

function hear(event) {
  if (!said.parentElement.isConnected) return stop(); // the page shows something else
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || isTaken(event)) return;
  if (act(key, shiftKey)) {
    event.preventDefault();
    event.stopImmediatePropagation(); // Streamlit has keys of its own
  }
}

function act(key, shift) {
  const letter = key.toLowerCase();
  if (letter === "b" || key === ".") return blacken(!isBlack()), true;
  const moves = key in STEPS || key === "Home" || key === "End" || key === "Escape";
  if (isBlack() && moves) return blacken(false), true;
  if (key in STEPS) return goTo(at + (key === " " && shift ? -1 : STEPS[key])), true;
  if (key === "Home") return goTo(1), true;
  if (key === "End") return goTo(said.data.count), true;
  if (key === "Escape") return leave(), true;
  if (letter === "f") return fillScreen(), true;
  if (/^\d$/.test(key)) {
    const now = Date.now();
    digits = (now - digitAt < PATIENCE_MS ? digits : "") + key;
    digitAt = now;
    return true;
  }
  if (key === "Enter" && digits) {
    goTo(Number(digits));
    digits = "";
    return true;
  }
  return letter === "r" || letter === "c"; // Streamlit would draw anew, or clear what it keeps
}

function click({ target }) {
  const button = target.closest?.("button[data-does]");
  if (!button) return;
  const { does } = button.dataset;
  if (does === "leave") leave();
  else goTo(at + (does === "next" ? 1 : -1));
}

// Not taken down when Streamlit draws anew: for a moment no press would be heard.
function listen() {
  const { parentElement: root } = said;
  const resized = () => root.isConnected && tellScreen();
  document.addEventListener("keydown", hear, true);
  addEventListener("resize", resized);
  root.addEventListener("click", click);
  stop = () => {
    document.removeEventListener("keydown", hear, true);
    removeEventListener("resize", resized);
  };
  tellScreen();
}

function show() {
  const { slide, count, words } = said.data;
  if (asked !== null && Math.min(asked, count) === slide) asked = null;
  if (asked === null) at = slide;
  for (const [does, label] of Object.entries(words.buttons)) {
    const button = said.parentElement.querySelector(`[data-does="${does}"]`);
    button.title = label;
    button.setAttribute("aria-label", label);
  }
  part("leave").textContent = words.leave;
  said.parentElement.querySelector('[data-does="previous"]').disabled = slide <= 1;
  said.parentElement.querySelector('[data-does="next"]').disabled = slide >= count;
  const live = part("live");
  if (!isBlack() && live.textContent !== words.announced) live.textContent = words.announced;
}

export default function (component) {
  const isNew = said?.parentElement !== component.parentElement;
  said = component;
  if (isNew) {
    stop();
    asked = null;
    listen();
  }
  show();
}
