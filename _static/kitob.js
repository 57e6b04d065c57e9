/* Interface strings that live in the browser: those of Sphinx's search; then
   what the pages do. */
(() => {
  /* Documentation.addTranslations would evaluate a string, which the policy
     of the pages forbids. */
  const translate = () => {
    Documentation.LOCALE = "uz";
    Documentation.PLURAL_EXPR = () => 0;
    Object.assign(Documentation.TRANSLATIONS, {
      "Search Results": "Qidiruv natijalari",
      "Searching": "Qidirilmoqda",
      "Preparing search...": "Qidiruv tayyorlanmoqda…",
      "Search finished, found ${resultCount} page(s) matching the search query.":
        "Qidiruv tugadi: ${resultCount} ta sahifa topildi.",
      "Search finished, found one page matching the search query.":
        "Qidiruv tugadi: 1 ta sahifa topildi.",
      ["Your search did not match any documents. Please make sure that all"
        + " words are spelled correctly and that you've selected enough"
        + " categories."]:
        "Hech narsa topilmadi. Soʻzlar toʻgʻri yozilganini tekshirib koʻring.",
      ", in ": " — sahifa: ",
      "Hide Search Matches": "Topilgan joylarni yashirish",
    });
  };
  /* The search page has Sphinx's scripts; another page calls them when it is
     to mark the words that were searched for. */
  let asked = new URLSearchParams(location.search).has("highlight");
  try {
    asked ||= localStorage.getItem("sphinx_highlight_terms");
  } catch { /* the browser keeps nothing here */ }
  if (typeof Documentation !== "undefined") translate();
  else for (const name of asked ? ["doctools", "sphinx_highlight"] : [])
    document.head.append(Object.assign(document.createElement("script"), {
      src: new URL(`${name}.js`, document.documentElement.dataset.umumiy),
      async: false,
      onload: name === "doctools" ? translate : null,
    }));

  /* What scrolls is reached by the keyboard. */
  const scrolling = [".katex-display", ".cell_output pre", ".highlight pre",
    ".pst-scrollable-table-container"].join(", ");
  const reach = () => {
    for (const part of document.querySelectorAll(scrolling))
      if (part.scrollWidth > part.clientWidth + 1) part.tabIndex = 0;
      else part.removeAttribute("tabindex");
  };
  document.addEventListener("DOMContentLoaded", reach);
  window.addEventListener("load", reach);
  window.addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);

  document.addEventListener("DOMContentLoaded", () => {
    const sidebar = document.getElementById("pst-primary-sidebar");
    sidebar?.setAttribute("role", "region");
    sidebar?.setAttribute("aria-label", "Yon panel");
    const field = document.querySelector(".bd-search-container input");
    field?.focus();
    field?.select();
    for (const button of document.querySelectorAll("button[data-ish]"))
      if (button.dataset.ish === "window.print()")
        button.addEventListener("click", () => window.print());
  });

  /* Menus of buttons, and the button that leads to the top: all that these
     pages used of Bootstrap's script. */
  document.addEventListener("DOMContentLoaded", () => {
    const menus = [...document.querySelectorAll(".dropdown-toggle")].map(
      button => ({button, list: button.parentElement.querySelector("ul")}));
    const show = chosen => {
      for (const {button, list} of menus) {
        list.classList.toggle("show", button === chosen);
        button.setAttribute("aria-expanded", button === chosen);
      }
    };
    const open = list => list.classList.contains("show");
    for (const {button, list} of menus) {
      const entries = [...list.querySelectorAll("a, button")];
      button.addEventListener("click", () =>
        show(open(list) ? null : button));
      button.parentElement.addEventListener("keydown", event => {
        const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
        if (event.key === "Escape" && open(list)) {
          show(null);
          button.focus();
        } else if (step) {
          event.preventDefault();
          show(button);
          const here = entries.indexOf(document.activeElement);
          const next = here < 0 ? Math.min(step, 0) : here + step;
          entries.at(next % entries.length).focus();
        }
      });
      button.parentElement.addEventListener("focusout", event => {
        if (!button.parentElement.contains(event.relatedTarget)) show(null);
      });
    }
    document.addEventListener("click", event => {
      if (!event.target.closest(".dropdown")) show(null);
    });

    /* On a phone the page's contents lie over the page: they give way to
       what was chosen in them. */
    const contents = document.getElementById("pst-secondary-sidebar-modal");
    contents?.addEventListener("click", event => {
      if (event.target.closest("a")) contents.close();
    });

    const top = document.getElementById("pst-back-to-top");
    let last; // nothing to compare with yet
    addEventListener("scroll", () => {
      if (top) top.style.display = last > scrollY && scrollY > 0
        ? "block" : "none";
      last = scrollY;
    }, {passive: true});
    top?.addEventListener("click", () => scrollTo(0, 0));
  });

  /* A link into a fold opens it. */
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    let fold = target && target.closest("details");
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest("details"))
      fold.open = true;
    target.scrollIntoView();
  };
  document.addEventListener("DOMContentLoaded", reveal);
  window.addEventListener("hashchange", reveal);

  /* A formula that is copied is its TeX, once: the page holds it twice, for
     eyes and for readers of screens. */
  document.addEventListener("copy", event => {
    const chosen = getSelection();
    const formula = node => {
      const element = node.closest ? node : node.parentElement;
      return element?.closest(".katex-display") ?? element?.closest(".katex");
    };
    if (event.target.closest?.("input, textarea") || chosen.isCollapsed)
      return;
    const copy = document.createElement("div");
    for (let k = 0; k < chosen.rangeCount; k++) {
      const range = chosen.getRangeAt(k).cloneRange();
      const [first, last] = [range.startContainer, range.endContainer]
        .map(formula);
      if (first) range.setStartBefore(first);
      if (last) range.setEndAfter(last);
      copy.append(range.cloneContents());
    }
    if (!copy.querySelector(".katex")) return;
    for (const one of copy.querySelectorAll(".katex")) {
      const tex = one.querySelector("annotation")?.textContent ?? "";
      const around = one.closest(".katex-display") ? "$$" : "$";
      const text = document.createElement("span");
      text.style.whiteSpace = "pre";
      text.textContent = around + tex.trim() + around;
      one.replaceWith(text);
    }
    for (const one of copy.querySelectorAll(".headerlink, button"))
      one.remove();
    event.clipboardData.setData("text/html", copy.innerHTML);
    /* Only what is in the page has lines. */
    copy.style.cssText = "position: fixed; left: -9999px; width: 60rem";
    document.body.append(copy);
    event.clipboardData.setData("text/plain", copy.innerText);
    copy.remove();
    event.preventDefault();
  });

  /* The contents of the page say where the reader is, after a jump too: at
     the last heading above a third of the window. */
  document.addEventListener("DOMContentLoaded", () => {
    const links = [...document.querySelectorAll("#mundarija a")];
    const heads = links.map(link => document.getElementById(
      decodeURIComponent(link.hash.slice(1)))?.querySelector("h1, h2, h3"));
    if (!heads.length || !heads.every(Boolean)) return;
    let waiting = false;
    const mark = () => {
      waiting = false;
      const end = document.documentElement.scrollHeight - innerHeight;
      const here = end > 0 && scrollY >= end - 4 ? heads.length - 1
        : heads.findLastIndex(
          head => head.getBoundingClientRect().top < innerHeight / 3);
      links.forEach((link, number) => {
        const now = number === here;
        link.classList.toggle("active", now);
        link.closest(".toc-entry").classList.toggle("active", now);
        if (now) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      });
    };
    const soon = () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    };
    addEventListener("scroll", soon, {passive: true});
    addEventListener("resize", soon);
    soon();
  });

  /* A guess stays on this device. */
  document.addEventListener("DOMContentLoaded", () => {
    for (const field of document.querySelectorAll(".taxmin textarea")) {
      const name = `kitob-${field.id}`;
      const grow = () => {
        field.style.height = "";
        if (field.scrollHeight > field.clientHeight)
          field.style.height = `${field.scrollHeight + 2}px`;
      };
      try {
        field.value = localStorage.getItem(name) ?? "";
      } catch { /* the browser keeps nothing here */ }
      if (field.value) grow();
      field.addEventListener("input", () => {
        grow();
        try {
          if (field.value) localStorage.setItem(name, field.value);
          else localStorage.removeItem(name);
        } catch { /* as above */ }
      });
    }
  });

  /* Paper is light, whatever the screen is, and nothing on it is folded. */
  let theme;
  window.addEventListener("beforeprint", () => {
    theme ??= document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
    for (const fold of document.querySelectorAll("main details:not([open])")) {
      fold.open = true;
      fold.dataset.bosma = "";
    }
  });
  window.addEventListener("afterprint", () => {
    if (theme) document.documentElement.dataset.theme = theme;
    theme = undefined;
    for (const fold of document.querySelectorAll("details[data-bosma]")) {
      fold.open = false;
      delete fold.dataset.bosma;
    }
  });
})();
