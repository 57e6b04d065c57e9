/* The reader's alphabet: a link to another edition leads to the same place of
   the page, and the choice is remembered on this device. */
(() => {
  const links = [...document.querySelectorAll(".alifbo [data-alifbo]")];
  const here = links.find(link => link.hasAttribute("aria-current"));
  if (!here) return;
  const name = "kitob-alifbo";
  const store = (kind, ...value) => {
    try {
      if (value.length) window[kind].setItem(name, value[0]);
      return window[kind].getItem(name);
    } catch { return null; }
  };
  /* Whoever comes from elsewhere is led to the chosen edition, once in a
     session; from there no way leads back, as that edition is the choice. */
  const chosen = links.find(
    link => link.dataset.alifbo === store("localStorage"));
  const inside = location.protocol !== "file:"
    && document.referrer.startsWith(`${location.origin}/`);
  if (chosen && chosen !== here && !inside
      && store("sessionStorage") === null) {
    store("sessionStorage", "1");
    if (store("sessionStorage") === "1")
      location.replace(chosen.href + location.search + location.hash);
    return;
  }
  store("sessionStorage", "1");

  /* What the address names while it is seen; otherwise the last part of the
     page that begins above a third of the window. */
  const place = () => {
    if (scrollY < 50) return "";
    const named = document.getElementById(
      decodeURIComponent(location.hash.slice(1)));
    const top = named?.getBoundingClientRect().top ?? -1;
    if (top >= 0 && top < innerHeight) return location.hash;
    const part = [...document.querySelectorAll("article section[id]")]
      .findLast(one => one.getBoundingClientRect().top < innerHeight / 3);
    return part ? `#${part.id}` : location.hash;
  };
  for (const link of links)
    link.addEventListener("click", () => {
      store("localStorage", link.dataset.alifbo);
      link.href = link.href.replace(/[?#].*/, "") + location.search + place();
    });

  const fold = document.querySelector("details.alifbo");
  document.addEventListener("click", event => {
    if (!fold.contains(event.target)) fold.open = false;
  });
  fold.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
})();
