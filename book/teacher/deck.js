/* Arrows, space and page keys go from slide to slide; the address remembers
   which one is shown. Without this script the slides are one long page. */
"use strict";
const slides = [...document.querySelectorAll(".slayd")];
const flat = matchMedia("(max-width: 820px), (orientation: portrait)");

function shown() {
  const middle = innerHeight / 2;
  const found = slides.findIndex(
    one => one.getBoundingClientRect().bottom > middle);
  return found < 0 ? slides.length - 1 : found;
}

let aim = null;
function go(number) {
  aim = Math.max(0, Math.min(slides.length - 1, number));
  slides[aim].scrollIntoView({ behavior: "instant" });
  history.replaceState(null, "", "#" + slides[aim].id);
}

const steps = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1,
  ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
};
addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const wide = document.activeElement;
  if (event.key.startsWith("Arrow") && wide && wide !== document.body
      && wide.scrollWidth > wide.clientWidth) return;
  let step = steps[event.key];
  if (step && flat.matches && !/Left|Right/.test(event.key)) return;
  if (event.key === " " && event.shiftKey) step = -1;
  const place = event.key === "Home" ? 0
    : event.key === "End" ? slides.length - 1
      : step ? shown() + step : null;
  if (place === null) return;
  event.preventDefault();
  go(place);
});
/* A window of another size keeps the slide. */
addEventListener("scroll", () => { aim = null; }, { passive: true });
addEventListener("resize", () => { if (aim !== null) go(aim); });
