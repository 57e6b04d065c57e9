/* The laboratory: <kitob-laboratoriya>, descents on the book's eleven points,
   computed on the page.

   The first part is the engine. It knows nothing of pages; the tests run it in
   V8 beside torch.optim (tests/test_laboratory.py). Of float64 it uses only
   + - * / and the square root, which every browser rounds alike, in the order
   in which torch does. Only the cosine of a schedule is left to Math. */
(() => {
  "use strict";
  const X = [34.552039, 74.45411, 80.987488, 3.458197, 56.4778655, 26.98163,
    95.79415, 106.228316, 61.169422, 1.089516, 8.962632];
  const Y = [4.209015, 6.0251656, 6.586659, 1.0785204, 5.323591, 2.9644287,
    8.885769, 9.895647, 6.464806, 0.18034637, 1.2534696];
  const N = X.length;
  const MOST = 20000;  /* losses of one run: those after 0, 1, ... steps */
  const LOST = 1e12;   /* a loss beyond this is a descent that has diverged */
  const BAND = 1.01;   /* the goal: the least loss and one per cent of it */
  const BETA1 = 0.9, BETA2 = 0.999, ALPHA = 0.99, EPS = 1e-8;
  const EPS_ADAGRAD = 1e-10;
  const PERIOD = 300;  /* steps in which the cosine brings the rate to zero */
  const COSINE = "Adam, kosinus";
  const METHODS = ["SGD", "momentum", "Nesterov", "Adagrad", "RMSprop", "Adam",
    COSINE];

  /* torch sums in four lanes, after what does not fill them. */
  const sum = v => v[8] + v[9] + v[10] + (v[0] + v[4]) + (v[1] + v[5])
    + (v[2] + v[6]) + (v[3] + v[7]);
  const mean = v => sum(v) / N;

  const M = mean(X);
  const S = Math.sqrt(mean(X.map(x => (x - M) * (x - M))));
  const SCALES = {
    xom: { x: X, times: 1, shift: 0 },
    onlik: { x: X.map(x => 0.1 * x), times: 10, shift: 0 },
    standart: { x: X.map(x => (x - M) / S), times: S, shift: M },
  };
  /* The line y = w x + b of the raw data, in the parameters of a scale. */
  const fromRaw = (scale, w, b) => [
    SCALES[scale].times * w, b + SCALES[scale].shift * w];
  const toRaw = (scale, w, b) => [
    w / SCALES[scale].times, b - SCALES[scale].shift * w / SCALES[scale].times];

  /* Where the loss is least, and how it bends: the Hessian is [[a, c], [c, 2]].
     big, small: its eigenvalues; turn: angle from w to the steep direction. */
  function bowl(scale) {
    const x = SCALES[scale].x, mx = mean(x), my = mean(Y);
    const w = mean(x.map((v, i) => (v - mx) * (Y[i] - my)))
      / mean(x.map(v => (v - mx) * (v - mx)));
    const b = my - w * mx;
    const least = mean(x.map((v, i) => {
      const e = w * v + b - Y[i];
      return e * e;
    }));
    const a = 2 * mean(x.map(v => v * v)), c = 2 * mx;
    const big = (a + 2) / 2 + Math.hypot((a - 2) / 2, c);
    const small = (2 * a - c * c) / big;
    return { w, b, least, a, c, big, small,
      turn: Math.atan2(big - a, c) };
  }
  const BOWLS = Object.fromEntries(
    Object.keys(SCALES).map(scale => [scale, bowl(scale)]));
  const LEAST = BOWLS.xom.least, TARGET = BAND * LEAST;

  /* The rate beyond which a method leaves; 0 where there is no such number. */
  function limit({ usul, masshtab, beta }) {
    const { big } = BOWLS[masshtab];
    if (usul === "SGD") return 2 / big;
    if (usul === "momentum") return 2 * (1 + beta) / big;
    if (usul === "Nesterov") return (2 + 2 * beta) / ((1 + 2 * beta) * big);
    return 0;
  }

  /* 1 - beta ** t for t = 1, 2, ..., as if ** were exact: the power is kept
     as a sum of two numbers. */
  function corrections(beta, count) {
    const half = Math.fround, b1 = half(beta), b2 = beta - b1;
    const found = new Float64Array(count + 1);
    for (let t = 1, high = 1, low = 0; t <= count; t++) {
      const p = high * beta, h1 = half(high), h2 = high - h1;
      const error = h1 * b1 - p + h1 * b2 + h2 * b1 + h2 * b2;
      const rest = error + low * beta;
      high = p + rest;
      low = rest - (high - p);
      found[t] = 1 - high;
    }
    return found;
  }
  const CORRECTION1 = corrections(BETA1, MOST);
  const ROOT2 = corrections(BETA2, MOST).map(Math.sqrt);

  /* One descent. Returns how many losses there are (n), the parameters before
     each step and the losses, whether it is lost, and two counts of steps:
     first: after which the loss was below the target for the first time;
     stays: after which it was below for all the rest of the run; -1: never.
     keep: false where only the counts are wanted. */
  const e = new Float64Array(N), v = new Float64Array(N);
  function descend({ usul, lr, beta, masshtab, w, b }, most = MOST,
                   keep = true) {
    const x = SCALES[masshtab].x, share = 1 / N;
    const ws = new Float64Array(most * keep), bs = ws.slice();
    const losses = ws.slice();
    let mw = 0, mb = 0, uw = 0, ub = 0, first = -1, last = -1, lost = false;
    let t = 0;
    while (t < most) {
      for (let i = 0; i < N; i++) {
        e[i] = w * x[i] + b - Y[i];
        v[i] = e[i] * e[i];
      }
      const loss = sum(v) / N;
      if (keep) {
        ws[t] = w;
        bs[t] = b;
        losses[t] = loss;
      }
      if (loss < TARGET) {
        if (first < 0) first = t;
      } else last = t;
      t++;
      if (!(loss <= LOST)) {
        lost = true;
        break;
      }
      for (let i = 0; i < N; i++) {
        e[i] = share * (2 * e[i]);
        v[i] = e[i] * x[i];
      }
      let gw = sum(v), gb = sum(e), rate = lr;
      switch (usul) {
      case "Nesterov":
      case "momentum":
        mw = t > 1 ? mw * beta + gw : gw;
        mb = t > 1 ? mb * beta + gb : gb;
        gw = usul === "Nesterov" ? gw + beta * mw : mw;
        gb = usul === "Nesterov" ? gb + beta * mb : mb;
        /* falls through */
      case "SGD":
        w -= rate * gw;
        b -= rate * gb;
        break;
      case "Adagrad":
        uw += gw * gw;
        ub += gb * gb;
        w -= rate * gw / (Math.sqrt(uw) + EPS_ADAGRAD);
        b -= rate * gb / (Math.sqrt(ub) + EPS_ADAGRAD);
        break;
      case "RMSprop":
        uw = uw * ALPHA + (1 - ALPHA) * gw * gw;
        ub = ub * ALPHA + (1 - ALPHA) * gb * gb;
        w -= rate * gw / (Math.sqrt(uw) + EPS);
        b -= rate * gb / (Math.sqrt(ub) + EPS);
        break;
      case COSINE:
        rate *= (1 + Math.cos(Math.PI * Math.min((t - 1) / PERIOD, 1))) / 2;
        /* falls through */
      case "Adam":
        mw += (1 - BETA1) * (gw - mw);
        mb += (1 - BETA1) * (gb - mb);
        uw = uw * BETA2 + (1 - BETA2) * gw * gw;
        ub = ub * BETA2 + (1 - BETA2) * gb * gb;
        rate /= CORRECTION1[t];
        w -= rate * mw / (Math.sqrt(uw) / ROOT2[t] + EPS);
        b -= rate * mb / (Math.sqrt(ub) / ROOT2[t] + EPS);
      }
    }
    return { n: t, ws: ws.subarray(0, t), bs: bs.subarray(0, t),
      losses: losses.subarray(0, t), first, lost,
      stays: lost || last + 1 >= t ? -1 : last + 1 };
  }

  /* Some hundreds of values of a method with momentum: rates across, beta up.
     40 by 40, as in chapter 12. */
  const SIDE = 40, GRID = { xom: 2e-5, onlik: 2e-3, standart: 0.075 };
  const rateAt = (scale, k) => GRID[scale] * 1.09 ** k;
  const betaAt = k => 1 - 0.1 * 0.89 ** k;

  /* The same descent in torch: the tests run these very lines. */
  function code({ usul, lr, beta, masshtab, w, b }) {
    const number = v => /[.e]/.test(String(v)) ? String(v) : `${v}.0`;
    const x = { xom: "x", onlik: "0.1 * x",
      standart: "(x - x.mean()) / x.std(correction=0)" }[masshtab];
    const kind = {
      momentum: `SGD([params], lr=${number(lr)}, momentum=${number(beta)})`,
      Nesterov: `SGD([params], lr=${number(lr)}, momentum=${number(beta)}, `
        + "nesterov=True)",
      [COSINE]: `Adam([params], lr=${number(lr)})`,
    }[usul] ?? `${usul}([params], lr=${number(lr)})`;
    const lines = [`x = ${x}`, `params = torch.tensor([${number(w)}, `
      + `${number(b)}], requires_grad=True)`, `optimizer = optim.${kind}`];
    if (usul === COSINE)
      lines.push("scheduler = optim.lr_scheduler.LambdaLR(optimizer, lambda t:"
        + ` (1 + math.cos(math.pi * min(t / ${PERIOD}, 1))) / 2)`);
    return lines.join("\n");
  }

  globalThis.kitobLaboratoriya = { X, Y, SCALES, METHODS,
    BOWLS, LEAST, TARGET, MOST, LOST, SIDE, descend, limit, corrections,
    rateAt, betaAt, fromRaw, toRaw, code };
})();

/* The element. Attributes: usul, lr, beta, masshtab (xom, onlik, standart),
   w, b (in the units of that scale; without them the line y = x of the raw
   data), xarita (also the map of steps over rate and momentum). */
(() => {
  "use strict";
  if (typeof HTMLElement === "undefined"
      || customElements.get("kitob-laboratoriya")) return;
  const lab = globalThis.kitobLaboratoriya;
  const { BOWLS, LEAST, MOST, SIDE, descend, limit, fromRaw, toRaw } = lab;
  const SCALES = { xom: "xom x", onlik: "x · 0,1", standart: "standart x" };
  const MOMENTUM = ["momentum", "Nesterov"], FAMILY = ["SGD", ...MOMENTUM];
  /* Where a method begins on each scale: [rate, beta]. */
  const START = {
    SGD: { xom: [2.6e-4, 0], onlik: [0.023, 0], standart: [0.5, 0] },
    momentum: { xom: [1e-4, 0.99], onlik: [0.01, 0.9], standart: [0.3, 0.3] },
    Nesterov: { xom: [1e-4, 0.99], onlik: [0.01, 0.9], standart: [0.3, 0.3] },
    Adagrad: { xom: [1.5, 0], onlik: [10, 0], standart: [10, 0] },
    RMSprop: { xom: [0.0015, 0], onlik: [0.01, 0], standart: [0.1, 0] },
    Adam: { xom: [0.1, 0], onlik: [0.3, 0], standart: [1, 0] },
    "Adam, kosinus": { xom: [1, 0], onlik: [1, 0], standart: [1, 0] },
  };
  /* The book's own runs: [name, method, scale, rate, beta]. The scoreboard's
     are what its table prints; the tests compare them. */
  const RUNS = [
    ["SGD", "SGD", "xom", 2.6e-4, 0],
    ["momentum", "momentum", "xom", 1e-4, 0.99],
    ["Nesterov", "Nesterov", "xom", 1e-4, 0.99],
    ["Adam", "Adam", "xom", 0.1, 0],
    ["SGD, standart x", "SGD", "standart", 0.5, 0],
  ];
  const TOUCHES = [
    ["SGD", "SGD", "xom", 2.6e-4, 0],
    ["Adagrad", "Adagrad", "xom", 1.5, 0],
    ["RMSprop", "RMSprop", "xom", 0.15, 0],
    ["SGD, x * 0.1", "SGD", "onlik", 0.023, 0],
    ["momentum", "momentum", "xom", 2.3e-4, 0.99],
    ["Nesterov", "Nesterov", "xom", 1.7e-4, 0.995],
    ["Adam, kosinus", "Adam, kosinus", "xom", 2, 0],
    ["Adam", "Adam", "xom", 2, 0],
    ["SGD, standart x", "SGD", "standart", 0.5, 0],
  ];
  const STAYS = [
    ["RMSprop", "RMSprop", "xom", 0.0015, 0],
    ["momentum", "momentum", "xom", 4.5e-4, 0.95],
    ["Nesterov", "Nesterov", "xom", 1.3e-4, 0.99],
    ["Adam, kosinus", "Adam, kosinus", "xom", 1, 0],
    ["Adam", "Adam", "xom", 0.0026, 0],
  ];
  Object.assign(lab, { RUNS, TOUCHES, STAYS });
  const RATES = [-5, 1.3], BETAS = [0, 3];  /* lg lr and -lg(1 - beta) */
  /* What a place of these sliders means, in few digits. */
  const MEANT = { lr: place => Number((10 ** place).toPrecision(2)),
    beta: place => Number((1 - 10 ** -place).toFixed(3)) };
  /* Where an arrow key leads: to the next place that means another value, as
     some steps are smaller than its last digit; null at the end. */
  const next = ({ value, min, max, step }, way, now, meant) => {
    for (let k = 1; ; k++) {
      const place = Number(value) + way * k * step;
      if (place < min - step / 2 || place > Number(max) + step / 2) return null;
      if (way * (meant(place) - now) > 0) return meant(place);
    }
  };
  const EXCESS = [-6, 5], WIDE = Math.log10(MOST + 1);
  const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3]];  /* of the paths */
  const SOON = 120;  /* milliseconds between numbers while one drags */
  const BANDS = [100, 300, 500, 1000, 2000];  /* steps, as in chapter 12 */
  const VIRIDIS = ["#472d7b", "#2c728e", "#28ae80", "#addc30"];

  /* Numbers as Uzbek writes them; read() takes a point too. */
  const comma = text => text.replace(".", ",");
  const plain = (v, digits = 6) => comma(v && Math.abs(v) < 1e-3
    ? v.toExponential(digits - 1).replace(/\.?0+e/, "e")
    : String(Number(v.toPrecision(digits))).replace("e+", "e"));
  const spaced = n => String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const read = text => {
    const clean = String(text).trim().replace(",", ".").replace("\u2212", "-");
    return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(clean)
      ? Number(clean) : NaN;
  };
  const power = n => "10" + String(n).replace("-", "⁻").replace(
    /\d/g, d => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d]);

  const css = `
:host { display: block; font: 1rem/1.4 var(--sans, system-ui);
  color: var(--siyoh); }
* { box-sizing: border-box; }
.ramka { border: 1px solid var(--chiziq); border-radius: 0.4rem;
  contain: layout style; }
.ekran { display: grid; grid-template-columns: 1fr 1fr;
  border-bottom: 1px solid var(--chiziq); }
.ekran > div { position: relative; min-width: 0; overflow: hidden;
  contain: layout paint style; }
.ekran > div + div { border-left: 1px solid var(--chiziq); }
canvas { display: block; width: 100%; aspect-ratio: 1;
  will-change: transform; }
#maydon { cursor: crosshair; touch-action: pan-y; }
.dasta { position: absolute; left: 0; top: 0; width: 2.75rem; height: 2.75rem;
  padding: 0; margin: -1.375rem 0 0 -1.375rem; border: 0; border-radius: 50%;
  background: none; cursor: grab; touch-action: none; will-change: transform; }
.dasta::after { content: ""; position: absolute; inset: 0.8rem;
  border: 3px solid var(--rasm-zarra); border-radius: 50%;
  background: var(--qogoz); }
.dasta:active { cursor: grabbing; }
#dasta2::after { border-color: #fff; background: #000; }
.javob { display: grid; grid-template-columns: auto auto 1fr;
  align-items: center; gap: 0.2rem 1.4rem; margin: 0; padding: 0.5rem 1rem;
  height: 5.2rem; overflow: hidden; contain: strict;
  border-bottom: 1px solid var(--chiziq); }
.javob > div { display: flex; flex-direction: column-reverse; }
.javob b { font: 600 1.9rem/1.15 var(--serif, serif);
  font-variant-numeric: tabular-nums lining-nums; min-width: 3ch; }
.javob div:first-child b { color: var(--zarra); }
.javob span { color: var(--xira); font-size: 0.9rem; white-space: nowrap; }
.javob p { margin: 0; line-height: 1.3; }
.javob p.xato { color: var(--zarra); font-weight: 600; }
.oqiladi { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.asbob { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  gap: 0.9rem 1.6rem; padding: 0.9rem 1rem 1rem; }
.keng { grid-column: 1 / -1; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend, .nom { display: block; padding: 0; margin: 0 0 0.25rem; height: 1.3rem;
  font-size: 0.95rem; line-height: 1.3rem; color: var(--xira); float: left;
  width: 100%; white-space: nowrap; }
legend + *, .nom + * { clear: both; }
.tanlov { display: grid; grid-template-columns: repeat(3, auto) 1fr;
  gap: 0.35rem; grid-auto-rows: 2.1rem; }
.usul .tanlov { grid-template-columns: repeat(7, auto) 1fr; }
.tanlov label { position: relative; display: block; }
.tanlov input { position: absolute; inset: 0; width: 100%; height: 100%;
  margin: 0; opacity: 0; cursor: pointer; }
.tanlov span { display: block; height: 2.1rem; padding: 0 0.6rem;
  line-height: 2rem; text-align: center; white-space: nowrap; overflow: hidden;
  border: 1px solid var(--xira); border-radius: 1.1rem; }
.tanlov input:checked + span { background: var(--siyoh); color: var(--qogoz);
  border-color: var(--siyoh); }
.tanlov input:focus-visible + span, input:focus-visible, select:focus-visible,
button:focus-visible, summary:focus-visible, pre:focus-visible {
  outline: 2px solid var(--kok); outline-offset: 2px; }
.surgich { display: grid; grid-template-columns: minmax(0, 1fr) 6rem;
  gap: 0 0.6rem; align-items: center; }
.surgich .nom { grid-column: 1 / -1; }
.surgich.tinch { opacity: 0.45; }
.yolak { position: relative; height: 2.1rem; }
input[type=range] { width: 100%; height: 2.1rem; margin: 0;
  accent-color: var(--kok); background: none; }
.yolak i { position: absolute; bottom: -2px; margin-left: -6px;
  left: calc(8px + var(--chegara, 0) * (100% - 16px));
  border: 6px solid transparent; border-top: 0;
  border-bottom: 8px solid var(--zarra); pointer-events: none; }
input[type=text], select { width: 100%; height: 2.1rem; font: inherit;
  font-variant-numeric: tabular-nums; color: inherit; background: var(--sath);
  border: 1px solid var(--xira); border-radius: 0.3rem; padding: 0 0.45rem; }
input[aria-invalid=true] { border-color: var(--zarra); border-width: 2px; }
.nuqta { display: grid; grid-template-columns: auto 1fr auto 1fr; gap: 0.5rem;
  align-items: center; }
.tugma { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.kitobdan { display: grid; gap: 0.4rem;
  grid-template-columns: repeat(5, auto) minmax(0, 1fr); }
.asbob button { height: 2.1rem; font: inherit; color: inherit;
  background: var(--sath); border: 1px solid var(--xira); cursor: pointer;
  border-radius: 1.1rem; padding: 0 0.75rem; white-space: nowrap; }
.asbob button:hover { border-color: var(--kok); color: var(--kok); }
.asbob #yur { background: var(--kok); color: var(--qogoz);
  border-color: var(--kok); min-width: 8.2rem; }
ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem;
  margin: 0; padding: 0; }
ul:empty { display: none; }
ul svg { width: 1.7rem; height: 0.6rem; margin-right: 0.4rem; }
.asbob ul button { height: 1.7rem; width: 1.7rem; padding: 0; border: 0;
  background: none; color: var(--xira); }
.jadval { border-top: 1px solid var(--chiziq); padding: 0.55rem 1rem; }
summary { cursor: pointer; color: var(--kok); font-weight: 600; height: 1.8rem;
  line-height: 1.8rem; width: fit-content; }
.varaq { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0;
  font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; color: var(--xira); padding-bottom: 0.3rem; }
th, td { text-align: right; padding: 0.2rem 0.5rem; white-space: nowrap;
  border-bottom: 1px solid var(--chiziq); font-weight: 400; }
th { color: var(--xira); }
pre { margin: 0.6rem 0 0.3rem; padding: 0.6rem 0.7rem; overflow-x: auto;
  font: 0.85rem/1.5 var(--mono, monospace); background: var(--sath);
  border: 1px solid var(--chiziq); border-radius: 0.3rem; }
.xarita { border-bottom: 1px solid var(--chiziq); }
.xarita > div { position: relative; overflow: hidden; }
#xarita { aspect-ratio: 2; cursor: crosshair; touch-action: pan-y; }
.xarita p { display: flex; flex-wrap: wrap; gap: 0 1.1rem; margin: 0;
  padding: 0.2rem 1rem; height: 2rem; overflow: hidden; font-size: 0.9rem;
  line-height: 1.6rem; color: var(--xira); }
.xarita p i { display: inline-block; width: 1.1em; height: 0.8em;
  margin-right: 0.35em; border: 1px solid var(--xira); }
@media (max-width: 600px) {
  .ekran { grid-template-columns: minmax(0, 1fr); }
  .ekran > div + div { border-left: 0; border-top: 1px solid var(--chiziq); }
  #egri { aspect-ratio: 1.5; }
  #xarita { aspect-ratio: 1; }
  .xarita p { height: 5.2rem; }
  .javob { grid-template-columns: 1fr 1fr; height: 9.2rem;
    padding-inline: 0.8rem; align-content: center; }
  .javob p { grid-column: 1 / -1; height: 3.9rem; }
  .asbob { grid-template-columns: minmax(0, 1fr); padding-inline: 0.8rem; }
  .usul .tanlov, .tanlov { grid-template-columns: repeat(3, 1fr); }
  .usul label:last-child { grid-column: span 2; }
  .tanlov span, .kitobdan button { padding: 0; font-size: 0.94rem; }
  .tugma { display: grid; grid-template-columns: 1fr 1fr; }
  #esla { grid-column: 1 / -1; grid-row: 2; }
  .kitobdan { grid-template-columns: repeat(3, 1fr); }
  .kitobdan button:nth-of-type(5) { grid-column: span 2; }
  .kitobdan select { grid-column: 1 / -1; }
  .jadval { padding-inline: 0.8rem; }
}
@media print { :host { display: none; } }`;

  const chips = (name, pairs) => `<div class="tanlov">${pairs.map(
    ([value, text]) => `<label><input type="radio" name="${name}" `
      + `value="${value}"><span>${text}</span></label>`).join("")}</div>`;
  const rows = (name, kind, list) => `<optgroup label="${name}">${list.map(
    (run, k) => `<option value="${kind} ${k}">${run[0]}</option>`).join("")
  }</optgroup>`;
  const html = map => `<style>${css}</style><div class="ramka">
<div class="ekran"><div><canvas id="maydon" aria-hidden="true"></canvas>
<button class="dasta" id="dasta1" type="button"
aria-label="Boshlangʻich nuqta"></button></div>
<div><canvas id="egri" aria-hidden="true"></canvas></div></div>
<div class="javob" aria-hidden="true"><div><b></b><span>birinchi yetish</span>
</div><div><b></b><span>past qolish</span></div><p></p></div>
<p class="oqiladi" role="status"></p>${map ? `<div class="xarita"><div>
<canvas id="xarita" aria-hidden="true"></canvas>
<button class="dasta" id="dasta2" type="button"
aria-label="Xaritadagi nuqta"></button></div><p>${
  VIRIDIS.map((colour, k) => `<span><i style="background:${colour}"></i>${
    spaced(BANDS[k])}–${spaced(BANDS[k + 1])}</span>`).join("")
}<span id="kam"></span></p></div>` : ""}
<div class="asbob">
<fieldset class="usul keng"><legend>Usul</legend>${
  chips("usul", lab.METHODS.map(name => [name, name]))}</fieldset>
<fieldset><legend>Maʼlumot masshtabi</legend>${
  chips("masshtab", Object.entries(SCALES))}</fieldset>
<fieldset><legend>Boshlangʻich nuqta</legend><div class="nuqta">
<label for="w">w</label><input id="w" type="text" inputmode="decimal">
<label for="b">b</label><input id="b" type="text" inputmode="decimal"></div>
</fieldset>
<div class="surgich"><label class="nom" for="lr">Oʻrganish tezligi
<span id="chegara"></span></label><div class="yolak"><input id="lr"
 type="range" min="${RATES[0]}" max="${RATES[1]}" step="0.01"><i></i></div>
<input id="lrn" type="text" aria-label="Oʻrganish tezligi, son bilan"></div>
<div class="surgich" id="moment"><label class="nom" for="beta">Momentum, β
</label><input id="beta" type="range" min="${BETAS[0]}" max="${BETAS[1]}"
 step="0.01"><input id="betan" type="text" aria-label="Momentum, son bilan">
</div>
<div class="tugma keng"><button id="yur" type="button"></button>
<button id="esla" type="button">Taqqoslash uchun qoldirish</button>
<button id="qayt" type="button">Boshidan</button></div>
<ul class="keng" id="eslangan"></ul>
<fieldset class="keng"><legend>Kitobdagi yurishlar</legend>
<div class="kitobdan">${RUNS.map((run, k) => `<button type="button"
 data-run="${k}">${run[0]}</button>`).join("")}
<select id="tablo" aria-label="Tablo qatori"><option value="">Tablo qatori…
</option>${rows("Eng erta yetish", "TOUCHES", TOUCHES)}${
  rows("Eng erta past qolish", "STAYS", STAYS)}</select></div></fieldset>
</div>
<details class="jadval"><summary>Qadamlar jadvali va torch kodi</summary>
<div class="varaq" tabindex="0" role="group" aria-label="Qadamlar jadvali">
<table><caption></caption><thead><tr><th scope="col">qadam</th>
<th scope="col">w</th><th scope="col">b</th><th scope="col">yoʻqotish</th>
<th scope="col">nisbiy ortiqcha</th></tr></thead><tbody></tbody></table></div>
<pre tabindex="0"></pre></details></div>`;

  /* What writes on a canvas in ink, with an edge of paper around it. */
  const labels = (g, ink, edge) => (text, x, y, side) => {
    g.textAlign = side;
    g.lineWidth = edge;
    g.strokeStyle = ink.qogoz;
    g.strokeText(text, x, y);
    g.fillStyle = ink.siyoh;
    g.fillText(text, x, y);
  };

  /* What is said already is not set again: it would be drawn again. */
  const tell = (node, text) => {
    if (node.textContent !== text) node.textContent = text;
  };

  class Laboratory extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      root.innerHTML = html(this.hasAttribute("xarita"));
      this.root = root;
      this.$ = id => root.getElementById(id);
      this.kept = [];
      this.origin = this.attributesAsState();
      this.listen();
      this.paint();
      this.set(this.origin);
    }

    attributesAsState() {
      const get = (name, list, other) => {
        const value = this.getAttribute(name);
        return Object.hasOwn(list, value) ? value : other;
      };
      const number = (name, other) => {
        const value = read(this.getAttribute(name) ?? "");
        return Number.isNaN(value) ? other : value;
      };
      const usul = get("usul", START, "SGD");
      const masshtab = get("masshtab", SCALES, "xom");
      const [lr, beta] = START[usul][masshtab];
      const [w, b] = fromRaw(masshtab, 1, 0);
      return { usul, masshtab, lr: number("lr", lr),
        beta: number("beta", beta), w: number("w", w), b: number("b", b) };
    }

    listen() {
      const on = (id, event, act) => this.$(id)?.addEventListener(event, act);
      this.root.addEventListener("change", event => {
        const { name, value, type } = event.target;
        if (type === "radio") this.choose(name, value);
      });
      for (const [id, meant] of Object.entries(MEANT)) {
        on(id, "input", event => this.set({ [id]: meant(event.target.value) }));
        on(id, "keydown", event => {
          const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1,
            ArrowDown: -1 }[event.key];
          if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
          event.preventDefault();
          const value = next(event.target, way, this.s[id], meant);
          if (value !== null) this.set({ [id]: value });
        });
      }
      const near = v => Math.abs(v) <= 1e6;
      for (const [id, key, good, hint] of [
        ["lrn", "lr", v => v > 0 && v <= 1e6,
          "musbat son yozing, masalan, 2,6e-4"],
        ["betan", "beta", v => v >= 0 && v < 1,
          "0 dan 1 gacha son yozing, masalan, 0,9"],
        ["w", "w", near, "son yozing, masalan, 0,5"],
        ["b", "b", near, "son yozing, masalan, 0,5"]])
        on(id, "change", event => {
          const value = read(event.target.value);
          if (good(value)) this.set({ [key]: value }, true);
          else this.refuse(event.target, hint);
        });
      on("yur", "click", () => this.playing ? this.still() : this.play());
      on("qayt", "click", () => {
        this.kept = [];
        this.list();
        this.set(this.origin, true);
      });
      on("esla", "click", () => {
        this.kept = [...this.kept.slice(-2), { run: this.run, s: this.s }];
        this.list();
        this.ask();
      });
      on("tablo", "change", event => {
        const [kind, k] = event.target.value.split(" ");
        if (k) this.load(lab[kind][k]);
      });
      this.root.addEventListener("click", event => {
        const { run, olib } = event.target.dataset;
        if (run) this.load(RUNS[run]);
        if (olib) {
          this.kept.splice(olib, 1);
          this.list();
          this.ask();
          this.$("esla").focus();
        }
      });
      this.root.querySelector("details").addEventListener(
        "toggle", () => this.table());
      this.handle("maydon", "dasta1", (x, y) => {
        const [w0, w1, b0, b1] = this.view;
        this.set({ w: Number((w0 + x * (w1 - w0)).toPrecision(3)),
          b: Number((b1 - y * (b1 - b0)).toPrecision(3)) });
      }, () => this.place());
      this.handle("xarita", "dasta2", (x, y) => {
        const { masshtab, usul } = this.s;
        this.set({ usul: MOMENTUM.includes(usul) ? usul : "momentum",
          lr: Number(lab.rateAt(masshtab, Math.round(
            x * SIDE - 0.5)).toPrecision(3)),
          beta: Number(lab.betaAt(Math.round(
            (1 - y) * SIDE - 0.5)).toFixed(4)) });
      }, () => this.cell());
      new ResizeObserver(() => this.ask()).observe(this.$("maydon"));
      new IntersectionObserver(seen => {
        this.seen = seen.at(-1).isIntersecting;
        if (this.seen) this.ask();
      }, { rootMargin: "200px" }).observe(this);
      new MutationObserver(() => this.paint()).observe(
        document.documentElement,
        { attributes: true, attributeFilter: ["data-theme"] });
      matchMedia("(prefers-color-scheme: dark)").addEventListener(
        "change", () => this.paint());
      document.fonts?.ready.then(() => this.ask());
    }

    /* A place of a canvas, (0, 0) above on the left: by a click, by dragging
       its button, by the arrows; with Shift farther. */
    handle(canvas, button, act, where) {
      const area = this.$(canvas), knob = this.$(button);
      if (!area) return;
      const inside = v => Math.min(1, Math.max(0, v));
      const at = event => {
        const box = area.getBoundingClientRect();
        act(inside((event.clientX - box.left) / box.width),
            inside((event.clientY - box.top) / box.height));
      };
      area.addEventListener("click", at);
      knob.addEventListener("pointerdown", event => {
        knob.setPointerCapture(event.pointerId);
      });
      knob.addEventListener("pointermove", event => {
        if (knob.hasPointerCapture(event.pointerId)) at(event);
      });
      knob.addEventListener("keydown", event => {
        const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0],
          ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
        if (dx === undefined) return;
        event.preventDefault();
        const far = (event.shiftKey ? 4 : 1) / SIDE, [x, y] = where();
        act(inside(x + dx * far), inside(y + dy * far));
      });
    }

    place() {
      const [w0, w1, b0, b1] = this.view, { w, b } = this.s;
      return [(w - w0) / (w1 - w0), (b1 - b) / (b1 - b0)];
    }

    /* The place of rate and beta on the map of steps. */
    cell() {
      const { lr, beta, masshtab } = this.s;
      return [
        (Math.log(lr / lab.rateAt(masshtab, 0)) / Math.log(1.09) + 0.5) / SIDE,
        1 - (Math.log((1 - beta) / 0.1) / Math.log(0.89) + 0.5) / SIDE];
    }

    choose(name, value) {
      const next = { ...this.s, [name]: value };
      if (name === "masshtab") {  /* the same line in other units */
        const raw = toRaw(this.s.masshtab, this.s.w, this.s.b);
        [next.w, next.b] = fromRaw(value, ...raw);
      }
      const [lr, beta] = START[next.usul][next.masshtab];
      if (name === "masshtab" || !FAMILY.includes(value)
          || !FAMILY.includes(this.s.usul)) Object.assign(next, { lr, beta });
      else if (!next.beta) next.beta = beta;
      this.set(next, name === "masshtab");
    }

    load([, usul, masshtab, lr, beta]) {
      const [w, b] = fromRaw(masshtab, 1, 0);
      this.set({ usul, masshtab, lr, beta, w, b }, true);
      this.play();
    }

    /* Change the state and descend at the next frame; fit: let the map hold
       the start anew. */
    set(change, fit = false) {
      this.s = { ...this.s, ...change };
      this.stale = true;
      this.fit ||= fit || !this.view;
      this.still();
    }

    ask(mapAlone = false) {
      this.whole ||= !mapAlone;
      this.frame ??= requestAnimationFrame(now => {
        this.frame = null;
        this.update(now);
      });
    }

    /* A descent in one frame, its drawing in the next, its numbers in a third,
       as a page of many formulas takes its time to show any: on a phone none
       holds up the finger that drags. */
    update(now) {
      if (this.unshown && !this.undrawn
          && (!this.stale || now - this.shown > SOON)) {
        this.unshown = false;
        this.shown = now;
        this.show();
        this.ask(true);
        return;
      }
      if (this.stale && !this.undrawn) {
        this.stale = false;
        this.undrawn = this.unshown = true;
        this.run = descend(this.s);
        if (this.fit) this.view = this.around();
        this.fit = false;
        this.begin();
        clearTimeout(this.later);  /* not read aloud while one drags */
        this.later = setTimeout(() => this.say(), this.later ? 400 : 0);
        this.ask();
        return;
      }
      const { whole: all } = this;
      this.undrawn = this.whole = false;
      if (this.stale) this.ask();
      else if (this.unshown) this.ask(true);
      if (this.playing) {
        const whole = Math.log10(this.run.n + 1);
        const part = (now - this.playing) / (900 * whole + 300);
        if (part < 1) {
          this.upto = Math.floor(10 ** (whole * part));
          this.ask();
        } else this.still();
      }
      if (this.$("maydon").clientWidth) {
        if (all) {
          this.drawField();
          this.drawCurve();
        }
        if (this.cells) this.drawMap();
      }
      if (this.cells && this.seen) {
        if (all) this.ask(true);
        else this.fill();
      }
    }

    play() {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.playing = calm ? 0 : performance.now();
      if (!calm) this.$("yur").textContent = "■ Toʻxtatish";
      this.ask();
    }

    still() {
      this.playing = 0;
      this.upto = Infinity;
      tell(this.$("yur"), "▶ Yurgizish");
      this.ask();
    }

    /* What the fields and marks say. */
    show() {
      const s = this.s, most = limit(s);
      for (const input of this.root.querySelectorAll("[type=radio]"))
        input.checked = input.value === s[input.name];
      const put = (id, value, text) => {
        if (Number(this.$(id).value) !== value) this.$(id).value = value;
        this.$(id).setAttribute("aria-valuetext", text);
      };
      const lr = plain(s.lr), beta = plain(s.beta);
      put("lr", Number(Math.log10(s.lr).toFixed(2)), lr);
      put("beta", Number((-Math.log10(1 - s.beta)).toFixed(2)), beta);
      for (const [id, text] of [["lrn", lr], ["betan", beta],
        ["w", plain(s.w)], ["b", plain(s.b)]]) {
        if (this.$(id).value !== text) this.$(id).value = text;
        this.$(id).removeAttribute("aria-invalid");
      }
      const without = !MOMENTUM.includes(s.usul);
      this.$("moment").classList.toggle("tinch", without);
      this.$("beta").disabled = this.$("betan").disabled = without;
      tell(this.$("chegara"), most ? `(chegara ${plain(most, 3)})` : "");
      const mark = this.root.querySelector(".yolak i");
      mark.hidden = !most;
      mark.style.setProperty("--chegara",
        (Math.log10(most || 1) - RATES[0]) / (RATES[1] - RATES[0]));
      const { first, stays } = this.run, [sentence] = this.words();
      const [one, two] = this.root.querySelectorAll(".javob b");
      tell(one, first < 0 ? "—" : spaced(first));
      tell(two, stays < 0 ? "—" : spaced(stays));
      const text = this.root.querySelector(".javob p");
      tell(text, sentence);
      text.className = "";
      this.$("dasta1").setAttribute("aria-label", "Boshlangʻich nuqta: w = "
        + `${plain(s.w, 3)}, b = ${plain(s.b, 3)}. Strelkalar bilan suring`);
      this.$("dasta2")?.setAttribute("aria-label", `Xaritadagi nuqta: lr = ${
        lr}, β = ${beta}. Strelkalar bilan suring`);
    }

    /* The result: a sentence, and the same with all that it is about. */
    words() {
      const { first, stays, lost, n, losses } = this.run, s = this.s;
      const most = spaced(MOST), over = losses[n - 1] / LEAST - 1;
      const sentence = lost ? `Parametrlar uzoqlashadi: yoʻqotish ${
        spaced(n - 1)}-qadamda ${power(Math.log10(lab.LOST))} dan oshdi.`
        : first < 0 ? `${most} qadam yetmadi: yoʻqotish minimumdan hali ${
          plain(100 * over, 2)}\u00a0% yuqori.`
        : stays === first ? `Yoʻqotish maqsadga yetgach, ${most
          }-qadamgacha unda qoladi.`
        : stays > 0 ? "Yoʻqotish maqsadga yetgach, undan yana chiqadi, "
          + "keyinroq esa past qoladi."
        : `Yoʻqotish maqsadga yetadi, lekin ${most} qadam ichida unda `
          + "qolmaydi.";
      const beta = MOMENTUM.includes(s.usul) ? `, β ${plain(s.beta)}` : "";
      return [sentence, `${s.usul}, ${SCALES[s.masshtab]}, lr ${plain(s.lr)
      }${beta}. Birinchi yetish: ${first < 0 ? "yoʻq" : spaced(first)
      }, past qolish: ${stays < 0 ? "yoʻq" : spaced(stays)}. ${sentence}`];
    }

    say() {
      if (!this.run) return;
      this.root.querySelector("[role=status]").textContent = this.words()[1];
      this.table();
    }

    refuse(field, hint) {
      const text = this.root.querySelector(".javob p");
      field.setAttribute("aria-invalid", "true");
      text.textContent = `“${field.value.slice(0, 12)}” qabul qilinmadi: ${
        hint}.`;
      text.className = "xato";
      this.root.querySelector("[role=status]").textContent = text.textContent;
    }

    list() {
      const colours = this.ink.paths;
      this.$("eslangan").innerHTML = this.kept.map(({ s, run }, k) => {
        const name = `${s.usul}, ${SCALES[s.masshtab]}, lr ${plain(s.lr)}`;
        const count = run.lost ? "uzoqlashadi" : run.first < 0 ? "yetmadi"
          : `${spaced(run.first)} / ${run.stays < 0 ? "—" : spaced(run.stays)}`;
        return `<li><svg viewBox="0 0 27 10" aria-hidden="true"><path `
          + `d="M0 5h27" stroke="${colours[k + 1]}" stroke-width="2.5" `
          + `stroke-dasharray="${DASHES[k + 1]}"/></svg>${name}: ${count}`
          + `<button type="button" data-olib="${k}" aria-label="${name
          }: olib tashlash">×</button></li>`;
      }).join("");
    }

    table() {
      const fold = this.root.querySelector("details");
      if (!fold.open || !this.run) return;
      const { n, ws, bs, losses, first, stays } = this.run, at = new Set();
      for (let d = 1; d < n; d *= 10)
        for (const t of [d, 2 * d, 5 * d]) if (t < n) at.add(t);
      for (const t of [0, first, stays, n - 1]) if (t >= 0) at.add(t);
      fold.querySelector("tbody").innerHTML = [...at].sort((p, q) => p - q).map(
        t => `<tr><th scope="row">${spaced(t)}</th>${[ws[t], bs[t], losses[t],
          losses[t] / LEAST - 1].map((v, k) => `<td>${
          plain(v, k > 2 ? 3 : 6)}</td>`).join("")}</tr>`).join("");
      fold.querySelector("caption").textContent = `${this.s.usul}, ${
        SCALES[this.s.masshtab]}, lr ${plain(this.s.lr)}`;
      fold.querySelector("pre").textContent = lab.code(this.s);
    }

    /* Colours of the page, asked for again when they change. */
    paint() {
      const style = getComputedStyle(this);
      const [zarra, kok, yashil, binafsha, siyoh, xira, chiziq, qogoz] = [
        "rasm-zarra", "rasm-kok", "yashil", "binafsha", "siyoh", "xira",
        "chiziq", "qogoz"].map(
        name => style.getPropertyValue(`--${name}`).trim() || "#888");
      this.ink = { paths: [zarra, kok, yashil, binafsha], siyoh, xira, chiziq,
        qogoz, kok, font: `12.5px ${style.fontFamily}` };
      this.list();
      this.ask();
    }

    pen(id) {
      const canvas = this.$(id), W = canvas.clientWidth;
      const H = canvas.clientHeight;
      const scale = Math.min(2, devicePixelRatio || 1);
      if (canvas.width !== Math.round(W * scale)
          || canvas.height !== Math.round(H * scale)) {
        canvas.width = Math.round(W * scale);
        canvas.height = Math.round(H * scale);
      }
      const g = canvas.getContext("2d");
      g.setTransform(scale, 0, 0, scale, 0, 0);
      g.clearRect(0, 0, W, H);
      g.font = this.ink.font;
      g.lineJoin = "round";
      return [g, W, H];
    }

    /* What the field shows: start, minimum and the first steps, in a square
       of equal units. */
    around() {
      const { w, b } = BOWLS[this.s.masshtab], { ws, bs, n } = this.run;
      const far = Math.hypot(this.s.w - w, this.s.b - b) || 1;
      let w0 = w, w1 = w, b0 = b, b1 = b;
      for (let t = 0; t < Math.min(n, 60); t++)
        if (Math.hypot(ws[t] - w, bs[t] - b) <= 1.5 * far) {
          w0 = Math.min(w0, ws[t]);
          w1 = Math.max(w1, ws[t]);
          b0 = Math.min(b0, bs[t]);
          b1 = Math.max(b1, bs[t]);
        }
      const side = 0.7 * Math.max(w1 - w0, b1 - b0, far);
      const x = (w0 + w1) / 2, y = (b0 + b1) / 2;
      return [x - side, x + side, y - side, y + side];
    }

    drawField() {
      const [g, W, H] = this.pen("maydon"), { ink, s } = this;
      const [w0, w1, b0, b1] = this.view, k = BOWLS[s.masshtab];
      const px = w => (w - w0) / (w1 - w0) * W;
      const py = b => (b1 - b) / (b1 - b0) * H;
      const cos = Math.cos(k.turn), sin = Math.sin(k.turn);
      for (let level = 5; level >= -2; level -= 0.5) {
        const over = LEAST * 10 ** level;
        const p = Math.sqrt(2 * over / k.big);
        const q = Math.sqrt(2 * over / k.small);
        g.beginPath();
        for (let i = 0; i < 180; i++) {
          const u = p * Math.cos(i * Math.PI / 90);
          const v = q * Math.sin(i * Math.PI / 90);
          g.lineTo(px(k.w + cos * u - sin * v), py(k.b + sin * u + cos * v));
        }
        g.closePath();
        g.globalAlpha = 0.055;
        g.fillStyle = g.strokeStyle = ink.kok;
        g.fill();
        g.globalAlpha = level === -2 ? 1 : level % 1 ? 0.2 : 0.4;
        g.stroke();
      }
      g.globalAlpha = 1;
      this.kept.forEach(({ run, s: other }, n) => {
        if (other.masshtab === s.masshtab)
          this.path(g, run, px, py, n + 1, Infinity);
      });
      this.path(g, this.run, px, py, 0, this.upto);
      g.strokeStyle = ink.siyoh;
      g.lineWidth = 1.6;
      g.beginPath();
      g.moveTo(px(k.w) - 6, py(k.b));
      g.lineTo(px(k.w) + 6, py(k.b));
      g.moveTo(px(k.w), py(k.b) - 6);
      g.lineTo(px(k.w), py(k.b) + 6);
      g.stroke();
      const write = labels(g, ink, 3);
      write("b ↑", 8, 18, "left");
      write("w →", W - 8, H - 8, "right");
      write(`κ = ${spaced(Math.round(k.big / k.small))}`, 8, H - 8, "left");
      this.move("dasta1", this.place(), W, H);
    }

    /* A button on a canvas. Moved so, the page is not laid out anew. */
    move(id, [x, y], W, H) {
      this.$(id).style.transform = `translate(${x * W}px, ${y * H}px)`;
    }

    path(g, { ws, bs, n }, px, py, number, upto) {
      const end = Math.min(n, upto + 1);
      g.strokeStyle = g.fillStyle = this.ink.paths[number];
      g.lineWidth = end > 300 ? 1.2 : 2;
      g.globalAlpha = end > 300 ? 0.55 : 1;
      g.setLineDash(DASHES[number]);
      g.beginPath();
      for (let t = 0; t < end; t += t < 400 ? 1 : 1 + Math.floor(t / 400))
        g.lineTo(px(ws[t]), py(bs[t]));
      g.stroke();
      g.setLineDash([]);
      for (let t = 0; t < Math.min(end, 60); t++) {
        g.globalAlpha = 1 - t / 60;
        g.beginPath();
        g.arc(px(ws[t]), py(bs[t]), 2.6, 0, 7);
        g.fill();
      }
      g.globalAlpha = 1;
      if (upto < n) {
        g.beginPath();
        g.arc(px(ws[end - 1]), py(bs[end - 1]), 4.5, 0, 7);
        g.fill();
      }
    }

    drawCurve() {
      const [g, W, H] = this.pen("egri"), { ink } = this;
      const L = 40, B = 36, T = 28, R = 12;
      const px = t => L + Math.log10(t + 1) / WIDE * (W - L - R);
      const py = e => T + (EXCESS[1] - e) / (EXCESS[1] - EXCESS[0])
        * (H - T - B);
      g.strokeStyle = ink.chiziq;
      g.fillStyle = ink.xira;
      g.textAlign = "right";
      g.beginPath();
      for (let e = EXCESS[0]; e <= 4; e += 2) {
        g.moveTo(L, py(e));
        g.lineTo(W - R, py(e));
        g.fillText(e ? power(e) : "1", L - 5, py(e) + 4);
      }
      g.textAlign = "center";
      for (let d = 0; d <= 4; d++) {
        const x = px(d ? 10 ** d : 0);
        g.moveTo(x, T);
        g.lineTo(x, H - B);
        g.fillText(d ? spaced(10 ** d) : "0", Math.min(x, W - 22), H - B + 15);
      }
      g.stroke();
      g.textAlign = "left";
      g.fillText("nisbiy ortiqcha yoʻqotish", 8, 17);
      g.textAlign = "right";
      g.fillText("qadam →", W - R, H - 6);
      g.strokeStyle = g.fillStyle = ink.siyoh;
      g.setLineDash([5, 4]);
      g.beginPath();
      g.moveTo(L, py(-2));
      g.lineTo(W - R, py(-2));
      g.stroke();
      g.textAlign = "left";
      g.fillText("1\u00a0%", L + 4, py(-2) - 5);
      g.beginPath();
      g.rect(L, T, W - L, H - T - B);
      g.clip();
      this.kept.forEach(({ run }, n) => this.line(g, run, px, py, n + 1,
                                                  Infinity));
      this.line(g, this.run, px, py, 0, this.upto);
    }

    /* A loss over the steps; within one column of pixels from the least to
       the most. */
    line(g, { losses, n, first, stays }, px, py, number, upto) {
      const end = Math.min(n, upto + 1);
      g.strokeStyle = g.fillStyle = this.ink.paths[number];
      g.lineWidth = number ? 1.5 : 2;
      g.setLineDash(DASHES[number]);
      g.beginPath();
      let column = -1, low = 0, high = 0;
      const close = () => {
        if (column >= 0 && high > low) {
          g.lineTo(column, py(Math.log10(high)));
          g.lineTo(column, py(Math.log10(low)));
        }
      };
      for (let t = 0, next = 0; t < end; t++) {
        const over = Math.max(losses[t] / LEAST - 1, 1e-9);
        if (t >= next) {
          close();
          column = Math.round(px(t) * 2) / 2;
          next = this.after(px, column);
          low = high = over;
          g.lineTo(column, py(Math.log10(over)));
        } else if (over < low) low = over;
        else if (over > high) high = over;
      }
      close();
      g.stroke();
      g.setLineDash([]);
      if (first >= 0 && first < end) {
        g.beginPath();
        g.arc(px(first), py(-2), 5, 0, 7);
        g.fill();
      }
      if (stays > first && stays < end) {
        g.fillStyle = this.ink.qogoz;
        g.lineWidth = 2;
        g.beginPath();
        g.arc(px(stays), py(-2), 5, 0, 7);
        g.fill();
        g.stroke();
      }
    }

    /* The first step that falls into the next half pixel. */
    after(px, column) {
      const begin = px(0), unit = px(9) - begin;
      return Math.ceil(10 ** ((column + 0.25 - begin) / unit) - 1);
    }

    /* The map of steps: begun anew when what it is about has changed, filled
       a few milliseconds of each frame, the coarse picture first. */
    begin() {
      if (!this.$("xarita")) return;
      const { usul, masshtab, w, b } = this.s;
      const method = MOMENTUM.includes(usul) ? usul : "momentum";
      const about = [method, masshtab, w, b].join(" ");
      if (about === this.about) return;
      this.about = about;
      this.cells = new Int16Array(SIDE * SIDE).fill(-1);
      this.done = new Uint8Array(SIDE * SIDE);
      this.queue = [];
      for (const step of [8, 4, 2, 1])
        for (let j = 0; j < SIDE; j += step)
          for (let i = 0; i < SIDE; i += step)
            if (step === 8 || i % (2 * step) || j % (2 * step))
              this.queue.push([i, j, step]);
      this.method = method;
      this.$("kam").textContent = "";
    }

    fill() {
      const most = BANDS.at(-1), { masshtab, w, b } = this.s;
      const end = performance.now() + 6;
      if (!this.queue.length) return;
      while (this.queue.length && performance.now() < end) {
        const [i, j, step] = this.queue.shift();
        const { stays } = descend({ usul: this.method, masshtab, w, b,
          lr: lab.rateAt(masshtab, i), beta: lab.betaAt(j) }, most, false);
        for (let y = j; y < Math.min(SIDE, j + step); y++)
          for (let x = i; x < Math.min(SIDE, i + step); x++) {
            const k = y * SIDE + x;
            if (!this.done[k]) this.cells[k] = stays < 0 ? most : stays;
          }
        this.done[j * SIDE + i] = 1;
      }
      if (!this.queue.length) {
        this.best = this.cells.indexOf(Math.min(...this.cells));
        const least = this.cells[this.best], [lr, beta] = this.pair(this.best);
        this.$("kam").textContent = least >= most
          ? `${spaced(most)} qadam hech qayerda yetmadi`
          : `★ eng kami ${spaced(least)}: lr = ${plain(lr, 3)}, β = ${
            plain(beta, 4)}`;
      }
      this.ask(true);
    }

    pair(k) {
      return [lab.rateAt(this.s.masshtab, k % SIDE),
        lab.betaAt(Math.floor(k / SIDE))];
    }

    drawMap() {
      const [g, W, H] = this.pen("xarita"), { ink } = this;
      const k = BOWLS[this.s.masshtab], dx = W / SIDE, dy = H / SIDE;
      const band = k => this.cells[k] < 0 ? -1 : Math.max(
        0, BANDS.findLastIndex(least => this.cells[k] >= least));
      for (let j = 0; j < SIDE; j++)
        for (let i = 0, end; i < SIDE; i = end) {  /* cells alike at once */
          const here = band(j * SIDE + i);
          for (end = i + 1; end < SIDE; end++)
            if (band(j * SIDE + end) !== here) break;
          g.fillStyle = VIRIDIS[here] ?? "transparent";
          g.fillRect(i * dx - 0.3, H - (j + 1) * dy - 0.3,
            (end - i) * dx + 0.6, dy + 0.6);
        }
      const px = lr => (Math.log(lr / lab.rateAt(this.s.masshtab, 0))
        / Math.log(1.09) + 0.5) * dx;
      const py = rest => H - (Math.log(rest / 0.1) / Math.log(0.89) + 0.5) * dy;
      const both = draw => {  /* light on what is dark, dark on what is light */
        for (const [colour, width] of [["#000", 4], ["#fff", 2]]) {
          g.strokeStyle = colour;
          g.lineWidth = width;
          draw();
        }
      };
      both(() => {
        g.beginPath();
        for (let i = 0; i <= W; i += 4) {
          const lr = lab.rateAt(this.s.masshtab, i / dx - 0.5);
          const root = Math.sqrt(lr * k.small);
          const rest = 1 - (1 - root) ** 2;
          if (root < 1) g.lineTo(i, py(rest));
        }
        g.setLineDash([6, 5]);
        g.stroke();
        g.setLineDash([]);
      });
      const write = labels(g, ink, 3.5);
      write("β ↑", 8, 18, "left");
      write("lr →", W - 8, H - 8, "right");
      for (const beta of [0.9, 0.97, 0.99, 0.997])
        write(plain(beta), W - 6, Math.min(H - 26, py(1 - beta) + 4), "right");
      for (let d = -7; d < 2; d++)
        for (const lead of [2, 5])
          if (px(lead * 10 ** d) > 20 && px(lead * 10 ** d) < W - 60)
            write(plain(Number(`${lead}e${d}`)), px(lead * 10 ** d), H - 8,
                  "center");
      if (!this.queue.length && this.cells[this.best] < BANDS.at(-1)) {
        const x = (this.best % SIDE + 0.5) * dx;
        const y = H - (Math.floor(this.best / SIDE) + 0.5) * dy;
        g.textAlign = "center";
        g.lineWidth = 3;
        g.strokeStyle = "#000";
        g.strokeText("★", x, y + 5);
        g.fillStyle = "#fff";
        g.fillText("★", x, y + 5);
      }
      const [x, y] = this.cell().map(v => Math.min(1, Math.max(0, v)));
      this.move("dasta2", [x, y], W, H);
    }
  }
  customElements.define("kitob-laboratoriya", Laboratory);
})();
