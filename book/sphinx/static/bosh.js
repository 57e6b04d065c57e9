/* Runs in the head, before the page is drawn: nothing may move later. */
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

  /* Fonts are asked for before the style sheets are read. From the disk a
     preload is refused and takes the font with it: the style sheet has other
     names for these there. */
  if (location.protocol === "file:") root.dataset.disk = "";
  else for (const name of ["serif", "sans", "mono"])
    document.head.append(Object.assign(document.createElement("link"), {
      rel: "preload", as: "font", type: "font/woff2", crossOrigin: "",
      href: new URL(`shrift/kitob-${name}.woff2`, document.currentScript.src),
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
