// Runs before Streamlit (serve.py puts it into the document) and does what Python cannot:
// 1. tells Streamlit where its server is: it would guess at deep links, with errors in the console;
// 2. keeps <html lang> to the language in the address: ?language=en, Swedish without;
// 3. says Streamlit's own words in that language, also inside the frames of components;
// 4. mends what of Streamlit's keeps out those who use a keyboard or a screen reader;
// 5. remembers in this browser that the first screen was put away;
// 6. lets Back go to the page before, with its choices;
// 7. brings the receipt of a click to where it is seen.
"use strict";
(() => {
  const DEFAULT_LANGUAGE = "sv";
  const RECEIPT = ".st-key-receipt"; // of Python: `components.receipt`

  // Streamlit's words as they stand in its bundle -> ours. A new Streamlit may have new ones.
  const WORDS = {
    sv: {
      // frame
      "Skip to main content": "Hoppa till innehållet",
      "App pages": "Sidor",
      "Sidebar": "Sidofält",
      "Expand sidebar": "Visa sidofältet",
      "Collapse sidebar": "Dölj sidofältet",
      "Main menu": "Meny",
      "Notifications": "Meddelanden",
      "Link to heading": "Länk till rubriken",
      "Scroll tabs left": "Bläddra bland flikarna åt vänster",
      "Scroll tabs right": "Bläddra bland flikarna åt höger",
      "Open": "Öppna",
      "Close": "Stäng",
      "Dismiss": "Stäng",
      "Cancel": "Avbryt",
      "Copy": "Kopiera",
      "Copied": "Kopierat",
      "Copy to clipboard": "Kopiera",
      "Help": "Hjälp",
      "Scrollable table": "Tabell som går att rulla",
      "Pagination": "Sidor i tabellen",
      "Selectbox options": "Val",
      "Multiselect options": "Val",
      "Toolbar action": "Verktyg",
      "Navigate to home page": "Till startsidan",
      "App Logo": "Logotyp",
      "Logo": "Logotyp",
      "view more": "visa mer",
      "view less": "visa mindre",
      "View less": "Visa mindre",
      // run and connection
      "Running...": "Arbetar …",
      "Stop": "Stoppa",
      "Stopping...": "Stoppar …",
      "Rerun": "Kör om",
      "Always rerun": "Kör alltid om",
      "File change.": "Programmet är ändrat.",
      "Connecting": "Ansluter",
      "Connecting to Streamlit server": "Ansluter till servern",
      "Unable to connect to Streamlit server": "Servern svarar inte",
      "Connection error": "Servern svarar inte",
      "Connection timed out.": "Servern svarar inte.",
      "Connection lost. Please wait for the app to reconnect, then try again.":
        "Kontakten med servern är bruten. Vänta tills den är tillbaka och försök igen.",
      "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
        "Är Pilotkollen i gång? Annars startar du den igen i terminalen.",
      "Please wait...": "Vänta …",
      "Error": "Fel",
      "Page not found": "Sidan finns inte",
      "Download failed": "Nedladdningen misslyckades",
      "Request timed out": "Servern svarar inte",
      "Connection timed out": "Servern svarar inte",
      "Streamlit server is not responding. Are you connected to the internet?": "Servern svarar inte. Finns det kontakt med nätet?",
      "Unknown error": "Okänt fel",
      "Unknown Error": "Okänt fel",
      "Try again": "Försök igen",
      "Network issue": "Fel i nätet",
      "Cannot load Streamlit frontend code. This can happen when you update Streamlit while a Streamlit app is running.":
        "En del av sidan gick inte att hämta. Det händer när Pilotkollen uppdateras medan sidan är öppen.",
      "To fix this, simply reload this app by pressing": "Läs in sidan igen med",
      "If the error persists, try force-clearing your browser's cache as described":
        "Hjälper det inte, töm webbläsarens cache enligt anvisningen",
      "here": "här",
      "Your app is having trouble loading the component.": "Kartan går inte att läsa in.",
      "Invalid input.": "Värdet går inte att använda.",
      "Number is below the allowed range.": "Talet är för litet.",
      "Number is above the allowed range.": "Talet är för stort.",
      // choices and fields
      "Select all": "Välj alla",
      "Selected values": "Valda",
      "No results": "Inga träffar",
      "No options to select": "Det finns inget att välja",
      "No options to select.": "Det finns inget att välja.",
      "Choose an option": "Välj",
      "Choose options": "Välj",
      "Add an option": "Lägg till",
      "Add options": "Lägg till",
      "Choose or add an option": "Välj eller lägg till",
      "Choose or add options": "Välj eller lägg till",
      "Select...": "Välj",
      "Suggestions": "Förslag",
      "Show suggestions": "Visa förslag",
      "Clear value": "Töm",
      "Clear all": "Ta bort alla",
      "Clear entry": "Töm",
      "Increment": "Öka",
      "Decrement": "Minska",
      // upload
      "Upload": "Välj fil",
      "Add files": "Välj fler filer",
      "file upload": "Välj fil",
      "Drag and drop a file here": "Släpp filen här",
      "Drag and drop files here": "Släpp filerna här",
      "Click to retry upload": "Försök igen",
      "Only one file is allowed.": "Välj bara en fil.",
      "File size is too small.": "Filen är tom.",
      "Error uploading file": "Filen kunde inte skickas",
      "Network error": "Servern svarar inte",
      "Error deleting file": "Filen kunde inte tas bort",
      // tables
      "Table": "Tabell",
      "Chart": "Diagram",
      "Example": "Exempel",
      "Fullscreen": "Helskärm",
      "Close fullscreen": "Lämna helskärm",
      "Show/hide columns": "Visa och dölj kolumner",
      "Download as CSV": "Ladda ner som CSV",
      "Search": "Sök",
      "Close Search": "Stäng sökningen",
      "Type to search": "Skriv det du söker",
      "Next Result": "Nästa träff",
      "Previous Result": "Föregående träff",
      "Next page": "Nästa sida",
      "Previous page": "Föregående sida",
      "Dataframe column menu": "Kolumnmeny",
      "Copy column name": "Kopiera kolumnens namn",
      "Clear selection": "Avmarkera",
      "Sort ascending": "Sortera stigande",
      "Sort descending": "Sortera fallande",
      "Statistics": "Statistik",
      "Format": "Talformat",
      "Autosize": "Anpassa bredden",
      "Pin column": "Lås kolumnen",
      "Unpin column": "Lås upp kolumnen",
      "Hide column": "Dölj kolumnen",
      "Automatic": "Automatiskt",
      "Localized": "Som i webbläsaren",
      "Plain": "Utan mellanrum",
      "Compact": "Kort",
      "Dollar": "Dollar",
      "Percent": "Procent",
      "Scientific": "Tiopotens",
      "Accounting": "Bokföring",
      "Distance": "Tid sedan",
      "Calendar": "Kalender",
      "Values": "Värden",
      "Empty": "Tomma",
      "Distinct": "Olika",
      "Minimum": "Minst",
      "Maximum": "Störst",
      "Average": "Medelvärde",
      "Median": "Median",
      "Standard deviation": "Standardavvikelse",
      "Sum": "Summa",
      "Count": "Antal",
      "Range": "Spann",
      "Average length": "Medellängd",
      "Minimum length": "Kortast",
      "Maximum length": "Längst",
      "Distribution histogram": "Fördelning",
      "Top values frequency chart": "De vanligaste värdena",
      "Failed to load data": "Uppgifterna går inte att hämta",
      "Error during cell creation": "Cellen går inte att visa",
      "Euro": "Euro",
      "Yen": "Yen",
      "Duration": "Varaktighet",
      "25th percentile": "Undre kvartil",
      "75th percentile": "Övre kvartil",
      "Based on sample": "Räknat på ett urval av raderna",
      "No data": "Inga data",
      "No content": "Tomt",
      // charts
      "Download plot as a PNG": "Ladda ner bilden (PNG)",
      "Download plot": "Ladda ner bilden",
      "Preparing image - this may take a few seconds": "Bilden görs …",
      "Image download succeeded": "Bilden är nedladdad",
      "Zoom": "Zooma",
      "Zoom in": "Zooma in",
      "Zoom out": "Zooma ut",
      "Pan": "Panorera",
      "Autoscale": "Visa allt",
      "Reset axes": "Återställ axlarna",
      "Box Select": "Markera med rektangel",
      "Lasso Select": "Markera med lasso",
      "Toggle Spike Lines": "Hjälplinjer av och på",
      "Show closest data on hover": "Visa närmaste värde",
      "Compare data on hover": "Jämför värden",
      "Double-click to zoom back out": "Dubbelklicka för att se allt igen",
      "Produced with Plotly.js": "Gjord med Plotly.js",
    },
    en: {},
  };

  // Words that it puts together. Whatever stands in brackets is kept.
  const SENTENCES = {
    sv: [
      [/^(\d+)\s?([KMG]?B) per file$/, "Högst $1 $2"],
      [/^(\d+)\.(\d) ?([KMG]?B)$/, "$1,$2 $3"],
      [/^File must be ([\d.]+)\s?([KMG]?B) or smaller\.$/, "Filen får vara högst $1 $2."],
      [/^(.*) files are not allowed\.$/, "Filer av typen $1 går inte att använda."],
      [/^Select (\d+) matches$/, "Välj $1 träffar"],
      [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Välj högst $1. Ta bort någon först."],
      [/^Add: (.*)$/, "Lägg till: $1"],
      [/^Remove (.*)$/, "Ta bort $1"],
      [/^Help for (.*)$/, "Hjälp om $1"],
      [/^Fullscreen: (.*)$/s, "Helskärm: $1"],
      [/^Close fullscreen: (.*)$/s, "Lämna helskärm: $1"],
      [/^Show\/hide columns: (.*)$/s, "Visa och dölj kolumner: $1"],
      [/^Download as CSV: (.*)$/s, "Ladda ner som CSV: $1"],
      [/^Search: (.*)$/s, "Sök: $1"],
      [/^Page (\d+)$/, "Sida $1"],
      [/^Number is outside .* between (.*) and (.*)\.$/, "Talet ska vara mellan $1 och $2."],
      [/^Number is below .* greater than or equal to (.*)\.$/, "Talet ska vara minst $1."],
      [/^Number is above .* less than or equal to (.*)\.$/, "Talet får vara högst $1."],
      [/^Press (.*Enter) to .*$/, "Tryck på $1"],
      [/^View (\d+) more$/, "Visa $1 till"],
      [/^(\d+) options? available\.$/, "$1 val"],
      [/^(.*), selected$/s, "$1, vald"],
      [/^(\d+) results?$/, "$1 träffar"],
      [/^(\d+) of (\d+) results?$/, "$1 av $2 träffar"],
      [/^The page that you have requested does not seem to exist\..*$/, "Sidan i länken finns inte. Startsidan visas i stället."],
      [/^This app has encountered an error\..*$/, "Något gick fel i programmet. Vad som hände står i serverns logg."],
      [/^Failed to generate file for download$/, "Filen gick inte att göra. Försök igen. Hjälper inte det, säg till den som sköter Pilotkollen."],
      [/^streamlit_folium\..*$/, "Karta"],
      [/^Streamlit Folium Component$/, "Karta"],
    ],
    en: [
      [/^Failed to generate file for download$/, "The file could not be made. Try again. If that does not help, tell whoever runs Pilotkollen."],
      [/^streamlit_folium\..*$/, "Map"],
      [/^Streamlit Folium Component$/, "Map"],
    ],
  };

  // The buttons that put the first screen away (pages/shared/session/first_time.py), kept for a year.
  const PUT_AWAY = '[class*="st-key-first-time-"] :is(a, button)';
  const A_YEAR = 365 * 24 * 3600;

  const ATTRIBUTES = ["aria-label", "title", "placeholder", "data-title"];
  const UNTOUCHED = // what people wrote, and tables of data
    'script, style, textarea, [data-testid="stMarkdown"], [data-testid="stTable"], [role="grid"]';

  const root = new URL("../../", document.currentScript.src).href.replace(/\/$/, "");
  window.__streamlit = { BACKEND_BASE_URL: root, HOST_CONFIG_BASE_URL: root };

  const documents = new Set();
  const originals = new WeakMap(); // node -> { what: [Streamlit's word, ours] }
  let language;

  function said(word) {
    const ours = WORDS[language][word];
    if (ours !== undefined) return ours;
    const sentence = SENTENCES[language].find(([pattern]) => pattern.test(word));
    return sentence ? word.replace(...sentence) : word;
  }

  // Reads what Streamlit last wrote there, also after we have written over it, and writes it in the language of now.
  function say(node, what, now, write) {
    if (!now) return;
    const known = originals.get(node) ?? {};
    const word = known[what]?.[1] === now ? known[what][0] : now;
    const ours = said(word.trim());
    if (ours === word.trim() && ours === now.trim()) return;
    originals.set(node, { ...known, [what]: [word, ours] });
    if (ours !== now) write(ours);
  }

  function sayText(node) {
    if (node.parentElement?.closest(UNTOUCHED)) return;
    say(node, "text", node.data, (ours) => (node.data = ours));
  }

  function sayAttributes(element) {
    for (const name of ATTRIBUTES) {
      say(element, name, element.getAttribute(name), (ours) => element.setAttribute(name, ours));
    }
  }

  // What is wider than its place is scrolled by keyboard too: Safari focuses no such box by itself
  const wide = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      const scrolls = target.scrollWidth > target.clientWidth;
      const said = target.matches("pre") ? "Example" : target.querySelector("table") ? "Table" : "Chart";
      for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", said]]) {
        if (scrolls) target.setAttribute(name, value);
        else target.removeAttribute(name);
      }
    }
  });

  function mend(element) {
    if (element.matches('[data-testid="stTable"] > div, pre')) wide.observe(element);
    if (element.matches('[data-testid="stPlotlyChart"]')) wide.observe(element.parentElement.parentElement);
    // "presentation" with a name is a contradiction: nobody would hear the name
    if (element.matches('[data-testid="stFileUploaderDropzone"]')) element.setAttribute("role", "group");
  }

  function sayAll(node) {
    if (node.nodeType === Node.TEXT_NODE) return sayText(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const walker = node.ownerDocument.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let at = walker.currentNode; at; at = walker.nextNode()) {
      if (at.nodeType === Node.TEXT_NODE) sayText(at);
      else {
        sayAttributes(at);
        mend(at);
      }
    }
  }

  function follow() {
    const asked = new URLSearchParams(location.search).get("language");
    const now = asked in WORDS ? asked : DEFAULT_LANGUAGE;
    if (now === language) return;
    language = now;
    for (const one of documents) speak(one);
  }

  function speak(one) {
    one.documentElement.lang = language;
    sayAll(one.documentElement);
  }

  function watch(one) {
    documents.add(one);
    speak(one);
    // What a click did is said where the page begins or its section does: the reader may be far below
    function bringReceipt(node) {
      if (!node.querySelector) return;
      const receipt = node.matches(RECEIPT) ? node : node.querySelector(RECEIPT);
      if (!receipt) return;
      const bring = () => receipt.scrollIntoView({ block: "center" });
      bring();
      setTimeout(bring, 400); // what stood around it is gone by then
    }

    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === "childList") {
          addedNodes.forEach(sayAll);
          addedNodes.forEach(bringReceipt);
        }
        else if (type === "characterData") sayText(target);
        else sayAttributes(target);
      }
    }).observe(one.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ATTRIBUTES,
    });
  }

  follow();
  watch(document);
  // A choice is no page to go back to: Streamlit leaves a step in the history now and then.
  const { pushState, replaceState } = history;
  const isHere = (address) => new URL(address ?? "", location.href).pathname === location.pathname;
  // The page that a click asks for speaks before it has an address: into the one that is left, whose
  // choices Back would not find.
  let isLeaving = false;
  const note = (event) => {
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey; // in a tab of its own
    const isClick = event.type === "click" && !isElsewhere;
    const link = isClick && event.target.closest?.("a[href]:not([download], [target])");
    isLeaving = Boolean(link) && link.origin === location.origin && !isHere(link.href);
  };
  for (const type of ["click", "keydown", "popstate"]) addEventListener(type, note, true);
  history.pushState = function (...values) {
    if (!isHere(values[2])) pushState.apply(this, values);
    else if (!isLeaving) replaceState.apply(this, values);
    isLeaving &&= isHere(values[2]);
    follow();
  };
  history.replaceState = function (...values) {
    if (!isLeaving || !isHere(values[2])) replaceState.apply(this, values);
    follow();
  };
  addEventListener("popstate", follow);
  addEventListener(
    "click",
    ({ target }) => {
      if (!target.closest?.(PUT_AWAY)) return;
      document.cookie = `pilotkollen_known=1; path=${new URL(root).pathname}; max-age=${A_YEAR}; samesite=lax`;
    },
    true,
  );
  // "load" of a frame does not bubble, but can be caught on its way down. A stranger's document is null.
  document.addEventListener(
    "load",
    ({ target }) => {
      for (const one of documents) if (!one.defaultView) documents.delete(one);
      if (target.tagName === "IFRAME" && target.contentDocument) watch(target.contentDocument);
    },
    true,
  );
})();
