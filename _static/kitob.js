/* Interface strings that live in the browser: Sphinx's search and the copy
   button; then what the pages do. */
(() => {
  /* Documentation.addTranslations would evaluate a string, which the policy
     of the pages forbids. */
  if (typeof Documentation !== "undefined") {
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
  }
  if (typeof messages !== "undefined") {
    messages.uz = {
      copy: "Nusxa olish",
      copy_to_clipboard: "Buferga nusxalash",
      copy_success: "Nusxalandi",
      copy_failure: "Nusxalab boʻlmadi",
    };
    locale = "uz";
  }

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
      button.addEventListener("click", () => ({
        "window.print()": () => window.print(),
        "toggleFullScreen()": () => window.toggleFullScreen(),
      })[button.dataset.ish]?.());
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

  /* On paper nothing is folded. */
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("main details:not([open])")) {
      fold.open = true;
      fold.dataset.bosma = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const fold of document.querySelectorAll("details[data-bosma]")) {
      fold.open = false;
      delete fold.dataset.bosma;
    }
  });
})();
