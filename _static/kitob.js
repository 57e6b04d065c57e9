/* Interface strings that live in the browser: Sphinx's search and the copy button. */
(() => {
  if (typeof Documentation !== "undefined")
    Documentation.addTranslations({
      locale: "uz",
      plural_expr: "0",
      messages: {
        "Search Results": "Qidiruv natijalari",
        "Searching": "Qidirilmoqda",
        "Preparing search...": "Qidiruv tayyorlanmoqda…",
        "Search finished, found ${resultCount} page(s) matching the search query.":
          "Qidiruv tugadi: ${resultCount} ta sahifa topildi.",
        "Search finished, found one page matching the search query.": "Qidiruv tugadi: 1 ta sahifa topildi.",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
          "Hech narsa topilmadi. Soʻzlar toʻgʻri yozilganini tekshirib koʻring.",
        ", in ": " — sahifa: ",
        "Hide Search Matches": "Topilgan joylarni yashirish",
      },
    });
  if (typeof messages !== "undefined") {
    messages.uz = {
      copy: "Nusxa olish",
      copy_to_clipboard: "Buferga nusxalash",
      copy_success: "Nusxalandi",
      copy_failure: "Nusxalab boʻlmadi",
    };
    locale = "uz";
  }

  /* A formula wider than the page scrolls: let the keyboard reach it. */
  const reach = () => {
    for (const formula of document.querySelectorAll(".katex-display, .cell_output pre, .highlight pre, .pst-scrollable-table-container"))
      if (formula.scrollWidth > formula.clientWidth + 1) formula.tabIndex = 0;
      else formula.removeAttribute("tabindex");
  };
  document.addEventListener("DOMContentLoaded", reach);
  window.addEventListener("load", reach);
  window.addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);

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
