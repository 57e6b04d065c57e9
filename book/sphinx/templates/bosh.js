/* Stands in the head of every page (book/sphinx/frame.py) and runs before the
   page is drawn: nothing may move later, and nothing waits for a file. */
(() => {
  const root = document.documentElement;
  const kept = name => {
    try { return localStorage.getItem(name); } catch { return null; }
  };
  /* As the theme's script will say later, too late for the first paint. */
  const mode = kept("mode") || "auto";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mode = mode;
  root.dataset.theme = mode === "auto" ? dark ? "dark" : "light" : mode;

  /* Fonts are asked for before the style sheets are read: those of the text,
     those of an edition's letters, and on pages with formulas their two
     (book/sphinx/light.py). From the disk a preload is refused and takes the
     font with it: the style sheet has other names for these there. */
  const {joy, shriftlar = ""} = document.currentScript.dataset;
  /* Where the files lie that all editions share: for scripts of an edition. */
  const files = root.dataset.umumiy = new URL(joy, document.baseURI).href;
  const letters = {
    "uz-Cyrl": ["serif-kiril", "sans-kiril", "serif-kiril-2", "sans-kiril-2"],
    "uz-Latn-x-2026": ["serif-yangi", "sans-yangi"]}[root.lang] ?? [];
  const text = ["serif", "sans", "mono", ...letters].map(
    name => `shrift/kitob-${name}.woff2`);
  if (location.protocol === "file:") root.dataset.disk = "";
  else for (const font of [...text, ...shriftlar.split(" ").filter(Boolean)])
    document.head.append(Object.assign(document.createElement("link"), {
      rel: "preload", as: "font", crossOrigin: "", href: new URL(font, files),
      type: `font/${font.split(".").pop()}`,
    }));

  /* An answer is open in the file, for paper and for pages without scripts;
     until it is closed here the style sheet hides it. */
  root.dataset.skript = "";
  document.addEventListener("DOMContentLoaded", () => {
    for (const answer of document.querySelectorAll("details.javob[open]"))
      answer.open = false;
    delete root.dataset.skript;
  });
})();
