/* A button that copies code, on every block of it. Sphinx's copy button does
   the same with twelve times the weight. */
(() => {
  const SHOW = 2000; // milliseconds that an answer is seen
  const drawing = (name, paths) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" role="img"
      fill="none" stroke="currentColor" stroke-width="1.6"
      stroke-linejoin="round"><title>${name}</title>${paths}</svg>`;
  const copy = drawing("Nusxa olish", '<rect x="8" y="8" width="12" '
    + 'height="12" rx="2"/><path d="M16 5V4H6a2 2 0 0 0-2 2v10h1"/>');
  const done = drawing("Nusxalandi", '<path d="M5 12l5 5l10 -10"/>');

  /* On a page without a secure address the clipboard is out of reach: there
     an old command still copies what is selected. */
  const put = async text => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.style.cssText = "position: fixed; opacity: 0";
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      return copied;
    }
  };
  const answer = (button, success) => {
    button.dataset.tooltip = success ? "Nusxalandi" : "Nusxalab boʻlmadi";
    if (success) button.innerHTML = done;
    button.classList.toggle("success", success);
    setTimeout(() => {
      button.dataset.tooltip = "Nusxa olish";
      button.innerHTML = copy;
      button.classList.remove("success");
    }, SHOW);
  };
  document.addEventListener("DOMContentLoaded", () => {
    for (const block of document.querySelectorAll("div.highlight pre")) {
      const button = document.createElement("button");
      button.className = "copybtn o-tooltip--left";
      button.dataset.tooltip = "Nusxa olish";
      button.innerHTML = copy;
      button.addEventListener("click", async () => {
        const success = await put(block.innerText.replace(/\n$/, ""));
        button.focus();
        answer(button, success);
      });
      block.after(button);
    }
  });
})();
