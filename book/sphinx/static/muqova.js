/* The race of the landing page, run once in the time of logarithms: as many
   seconds for the first ten steps as for the last ten thousand. Who wants no
   motion sees it as it ends; a button stops it. */
(() => {
  const race = document.querySelector("[data-poyga]");
  const trail = document.querySelector(".vodiy-iz polyline");
  if (!race || !trail
      || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const LAST = 9000, FIRST = 1500; // milliseconds; where it begins
  const rows = [...race.querySelectorAll("li")].map(row => {
    const number = row.querySelector(".poyga-son");
    return {row, number, steps: +row.dataset.qadam, end: number.textContent};
  });
  const most = Math.max(...rows.map(({steps}) => steps));
  const button = race.querySelector("button");
  const places = trail.getAttribute("points").split(" ");
  const dots = [...trail.parentNode.querySelectorAll("circle")];
  const later = trail.dataset.qadam.split(" ").map(Number);
  const single = places.length - later.length; // steps drawn one by one
  const spaced = number =>
    String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");

  const show = part => {
    const step = part < 1 ? most ** part : most;
    const drawn = step < single ? Math.floor(step) + 1
      : single + later.filter(one => one <= step).length;
    trail.setAttribute("points", places.slice(0, drawn).join(" "));
    dots.forEach((dot, k) => { dot.style.opacity = +(k + 1 <= step); });
    for (const {row, number, steps, end} of rows) {
      const there = step >= steps;
      row.classList.toggle("poyga-yolda", !there);
      row.style.setProperty(
        "--ulush", Math.log(Math.min(step, steps)) / Math.log(most));
      number.textContent = there ? end : spaced(Math.floor(step));
    }
  };

  let gone = FIRST, begun = 0, frame = 0;
  const tick = now => {
    const part = Math.min(1, (gone + now - begun) / LAST);
    show(part);
    if (part < 1) frame = requestAnimationFrame(tick);
    else {
      frame = gone = 0;
      button.textContent = "Qaytadan";
    }
  };
  const run = () => {
    begun = performance.now();
    button.textContent = "Toʻxtatish";
    frame = requestAnimationFrame(tick);
  };
  button.addEventListener("click", () => {
    if (!frame) return run();
    cancelAnimationFrame(frame);
    frame = 0;
    gone += performance.now() - begun;
    button.textContent = "Davom etish";
  });
  new IntersectionObserver((seen, watch) => {
    if (!seen.some(one => one.isIntersecting)) return;
    watch.disconnect();
    run();
  }, {threshold: 0.4}).observe(race);
})();
