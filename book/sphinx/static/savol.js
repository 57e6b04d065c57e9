/* A question of a self-test answers: the reply to the reader's choice, taken
   from the folded answer. Kept on this device under the fieldset's id as
   {birinchi, tanlov}: the first letter chosen, and the one chosen now. Runs
   in the head: what was chosen before is there when it is first drawn, so
   that nothing moves. */
(() => {
  const read = name => {
    try { return JSON.parse(localStorage.getItem(name)) ?? {}; }
    catch { return {}; /* nothing kept here, or not by us */ }
  };
  const keep = (name, value) => {
    try { localStorage.setItem(name, JSON.stringify(value)); }
    catch { /* the browser keeps nothing here */ }
  };

  const ready = box => {
    box.dataset.tayyor = "";
    const name = `kitob-${box.id}`;
    const inputs = [...box.querySelectorAll("input")];
    const place = box.querySelector(".savol-izoh");
    const again = box.querySelector("button");
    const replies = box.nextElementSibling.querySelectorAll(
      ".savol-izohlar > li");
    let kept = read(name);

    const show = letter => {
      inputs.forEach((input, number) => {
        const chosen = input.value === letter;
        input.checked = chosen;
        const option = input.parentElement;
        delete option.dataset.holat;
        if (!chosen) return;
        const right = letter === box.dataset.javob;
        option.dataset.holat = right ? "togri" : "notogri";
        place.dataset.holat = option.dataset.holat;
        const item = replies[number].cloneNode(true);
        item.querySelector("strong").remove();
        const verdict = document.createElement("strong");
        verdict.textContent = right ? "Toʻgʻri." : "Notoʻgʻri.";
        place.replaceChildren(verdict, " ", ...(
          item.querySelector(":scope > p") ?? item).childNodes);
      });
      const none = !inputs.some(input => input.checked);
      if (none) place.replaceChildren();
      again.hidden = none;
    };

    box.addEventListener("change", event => {
      const letter = event.target.value;
      kept = {birinchi: kept.birinchi ?? letter, tanlov: letter};
      keep(name, kept);
      show(letter);
    });
    again.addEventListener("click", () => {
      kept = {birinchi: kept.birinchi, tanlov: null};
      keep(name, kept);
      show(null);
      inputs[0].focus();
    });
    /* An arrow only moves: it would count as an answer otherwise. The space
       bar chooses. */
    box.addEventListener("keydown", event => {
      const step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[
        event.key];
      const here = inputs.indexOf(event.target);
      if (!step || here < 0) return;
      event.preventDefault();
      inputs.at((here + step) % inputs.length).focus();
    });

    show(kept.tanlov ?? null);
  };

  /* The replies stand behind the group: it is ready when they are all there. */
  const look = whole => {
    for (const box of document.querySelectorAll(
      "fieldset.savol:not([data-tayyor])"))
      if (whole || box.nextElementSibling?.nextElementSibling) ready(box);
  };
  const watch = new MutationObserver(() => look(false));
  watch.observe(document, {childList: true, subtree: true});
  document.addEventListener("DOMContentLoaded", () => {
    watch.disconnect();
    look(true);
  });
})();
