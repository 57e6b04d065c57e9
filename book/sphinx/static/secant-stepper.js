/* <secant-stepper>: the slope of the secant through x and x + h, or through
   x - h and x + h, with float32 and float64. The build writes the first
   picture into the page with `html`. */
(() => {
  "use strict";

  /* The engine knows nothing of pages; the tests run it beside torch. */

  const X = [34.552039, 74.45411, 80.987488, 3.458197, 56.4778655, 26.98163,
    95.79415, 106.228316, 61.169422, 1.089516, 8.962632];
  const Y = [4.209015, 6.0251656, 6.586659, 1.0785204, 5.323591, 2.9644287,
    8.885769, 9.895647, 6.464806, 0.18034637, 1.2534696];
  const ROUND = {float32: Math.fround, float64: value => value};
  const LANES = {float32: 8, float64: 4};  // numbers in a register of torch

  /* The mean of eleven numbers, added in the order of torch. */
  function mean(values, type) {
    const round = ROUND[type], lanes = LANES[type];
    const whole = values.length - values.length % lanes;
    let sum = 0;
    for (const value of values.slice(whole)) sum = round(sum + value);
    for (let lane = 0; lane < lanes; lane++) {
      let part = values[lane];
      for (let k = lane + lanes; k < whole; k += lanes)
        part = round(part + values[k]);
      sum = round(sum + part);
    }
    return round(sum / values.length);
  }

  function loss(w, b, type) {
    const round = ROUND[type];
    return mean(X.map((x, i) => {
      const error = round(
        round(round(w * round(x)) + b) - round(Y[i]));
      return round(error * error);
    }), type);
  }

  /* Sine or cosine of 0 to 2 from its series in pairs of numbers, as
     Math.sin differs from browser to browser in the last digit. */
  const plus = (a, b) => {
    const sum = a + b, rest = sum - a;
    return [sum, a - (sum - rest) + (b - rest)];
  };
  const times = (a, b) => {
    const halves = value => {
      const large = 134217729 * value, high = large - (large - value);
      return [high, value - high];
    };
    const product = a * b, [ah, al] = halves(a), [bh, bl] = halves(b);
    return [product, ah * bh - product + ah * bl + al * bh + al * bl];
  };
  const add = ([a, b], [c, d]) => {
    const [sum, rest] = plus(a, c);
    return plus(sum, rest + b + d);
  };
  const multiply = ([a, b], [c, d]) => {
    const [product, rest] = times(a, c);
    return plus(product, rest + (a * d + b * c));
  };
  const divide = ([a, b], n) => {
    const quotient = a / n, [product, rest] = times(quotient, n);
    return plus(quotient, (a - product - rest + b) / n);
  };
  function series(t, first) {
    let term = first ? [t, 0] : [1, 0], sum = term;
    const square = times(t, t);
    for (let n = first + 1; n < 34; n += 2) {
      term = divide(multiply(term, square), -n * (n + 1));
      sum = add(sum, term);
    }
    return sum[0];
  }

  /* Where torch's sine of float32, at the places of the slider, is one unit
     below the nearest number. */
  const LOW = [0.8999999761581421, 0.9900000095367432, 0.999822199344635,
    0.9999683499336243, 1.0000001192092896, 1.0001778602600098,
    1.001778244972229];
  function sine(t, type) {
    const value = ROUND[type](series(t, 1));
    return type === "float32" && LOW.includes(t) ? value - 2 ** -24 : value;
  }

  /* The functions of the chapter: where their slope is wanted, their value
     and their derivative there; least and most powers of ten of h. */
  const FUNCTIONS = {
    w: {at: 1, value: (w, type) => loss(w, 0, type),
      exact: 2 * mean(X.map(x => x * x), "float64")
        - 2 * mean(X.map((x, i) => x * Y[i]), "float64"), most: 1},
    b: {at: 0, value: (b, type) => loss(1, b, type),
      exact: 2 * mean(X.map((x, i) => x - Y[i]), "float64"), most: 1},
    sin: {at: 1, value: sine, exact: series(1, 0), most: 0},
  };
  const LEAST = -12;

  /* The slope with h as a number of 64 bits, as Python has it. */
  function slope(name, method, h, type) {
    const {at, value} = FUNCTIONS[name], round = ROUND[type];
    const right = value(round(at + round(h)), type);
    const left = method === "central"
      ? value(round(at - round(h)), type) : value(at, type);
    const across = round(method === "central" ? 2 * h : h);
    return round(round(right - left) / across);
  }

  const error = (name, method, h, type) =>
    slope(name, method, h, type) - FUNCTIONS[name].exact;

  /* The h of a slider's place, in quarters of a power of ten: written out,
     as powers differ from browser to browser. */
  const QUARTERS = ["1", "1.7782794100389228", "3.1622776601683795",
    "5.623413251903491"];
  function step(place) {
    const power = Math.floor(place / 4);
    return Number(`${QUARTERS[place - 4 * power]}e${power}`);
  }

  /* What the page shows; numbers as the cells of the chapter print them. */

  const TYPES = ["float32", "float64"];
  const NAME = "Kesuvchi va uning xatoligi";
  const CHOICES = {
    name: ["Funksiya", [["sin", "sin t"],
      ["w", "yoʻqotish, w boʻyicha"], ["b", "yoʻqotish, b boʻyicha"]]],
    method: ["Ayirma", [["forward", "oʻng ayirma"],
      ["central", "markaziy ayirma"]]],
    type: ["Tur", [["float32", "float32"], ["float64", "float64"]]],
  };
  const VIEW = {  // what is drawn while h is at most 1
    w: [-0.15, 2.45], b: [-1.3, 1.6], sin: [-0.2, 2.3],
  };
  const LETTER = {w: "w", b: "b", sin: "t"};
  const WIDTH = 340, HEIGHT = 250, LEFT = 46, BOTTOM = 34, TOP = 12;
  const exponent = (value, digits) => value.toExponential(digits)
    .replace(/e([+-])(\d)$/, "e$10$2");
  const shortStep = h => h >= 1e-4 && h < 100
    ? String(Number(h.toPrecision(3))) : exponent(
      h, Number(h.toPrecision(1)) === h ? 0 : 1);
  const shortSlope = (name, value) => value.toFixed(name === "sin" ? 8 : 4);

  function message({name, method, type, place}) {
    const h = step(place), found = slope(name, method, h, type);
    const miss = Math.abs(error(name, method, h, type));
    const {at} = FUNCTIONS[name], round = ROUND[type];
    const lost = round(at + round(h)) === at;
    return `h = <b>${shortStep(h)}</b>: qiyalik `
      + `<b>${shortSlope(name, found)}</b>, xatolik `
      + `<b>${exponent(miss, 1)}</b>.` + (lost
        ? ` ${type} turida h yutildi: ${LETTER[name]} + h yigʻindisi `
          + `${LETTER[name]} ning oʻziga teng.` : "");
  }

  const frame = (x, y, xName, yName, xTicks, yTicks) =>
    `<path class="oq" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH}"/>`
    + xTicks.map(([at, label]) => `<text class="belgi" text-anchor="middle" `
      + `x="${x(at).toFixed(1)}" y="${HEIGHT - BOTTOM + 16}">${label}</text>`)
      .join("")
    + yTicks.map(([at, label]) => `<text class="belgi" text-anchor="end" `
      + `x="${LEFT - 5}" y="${(y(at) + 4).toFixed(1)}">${label}</text>`)
      .join("")
    + `<text class="belgi" text-anchor="end" x="${WIDTH}" `
    + `y="${HEIGHT - 4}">${xName}</text>`
    + `<text class="belgi" x="${LEFT + 6}" y="${TOP + 6}">${yName}</text>`;
  const svg = inside => `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" `
    + `width="${WIDTH}" height="${HEIGHT}" aria-hidden="true">${inside}</svg>`;
  const line = (kind, points) => `<path class="${kind}" d="M${points.map(
    ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}"/>`;

  function curve({name, method, type, place}) {
    const h = step(place), {at, value, exact} = FUNCTIONS[name];
    const wide = Math.max(1, h);
    const [from, to] = VIEW[name].map(end => at + (end - at) * wide);
    /* The sine is drawn with the browser's own: a pixel knows no last digit. */
    const drawn = name === "sin" ? Math.sin : t => value(t, "float64");
    const points = Array.from({length: 49}, (_, k) => {
      const t = from + (to - from) * k / 48;
      return [t, drawn(t)];
    });
    const ends = [method === "central" ? at - h : at, at + h];
    const start = drawn(ends[0]), here = drawn(at);
    const found = slope(name, method, h, type);
    const heights = [...points.map(([, height]) => height)];
    let low = Math.min(...heights), high = Math.max(...heights);
    low -= (high - low) * 0.08;
    const x = t => LEFT + (t - from) / (to - from) * (WIDTH - LEFT - 4);
    const y = v => HEIGHT - BOTTOM
      - (v - low) / (high - low) * (HEIGHT - BOTTOM - TOP);
    const through = (px, py, angle) => {
      /* Cut at the edges of the picture. */
      const inside = [from, to].map(t => {
        let v = py + angle * (t - px);
        const cut = Math.max(low, Math.min(high, v));
        if (cut !== v && angle) [t, v] = [px + (cut - py) / angle, cut];
        return [x(t), y(v)];
      });
      return inside;
    };
    const short = v => Math.abs(v) >= 1e4 ? exponent(v, 0)
      : String(Number(v.toPrecision(2))).replace("-", "−");
    const words = [["kesuvchi", 2], ["urinma", 1]].map(([word, up]) =>
      `<text class="yozuv ${word}" text-anchor="end" x="${WIDTH - 4}" `
      + `y="${HEIGHT - BOTTOM - 18 * up + 10}">${word}</text>`).join("");
    return svg(
      frame(x, y, LETTER[name],
        name === "sin" ? "sin t" : "yoʻqotish",
        [at, at + (to - at) * 0.7].map(t => [t, short(t)]),
        [low + (high - low) * 0.1, low + (high - low) * 0.9].map(
          v => [v, short(v)]))
      + line("egri", points.map(([t, v]) => [x(t), y(v)]))
      + line("urinma", through(at, here, exact))
      + line("kesuvchi", through(ends[0], start, found))
      + ends.map(t => `<circle class="nuqta" r="4.5" cx="${x(t).toFixed(1)}" `
        + `cy="${y(drawn(t)).toFixed(1)}"/>`).join("") + words);
  }

  function errors({name, method, type, place, types = TYPES}) {
    const {most} = FUNCTIONS[name], floor = {sin: -13, w: -9, b: -13}[name];
    const top = {sin: 0.5, w: 5, b: 2.5}[name];
    const x = power => LEFT + (power - LEAST) / (most - LEAST)
      * (WIDTH - LEFT - 8);
    const y = power => HEIGHT - BOTTOM
      - (power - floor) / (top - floor) * (HEIGHT - BOTTOM - TOP);
    const height = (at, kind) => {
      const miss = Math.abs(error(name, method, step(at), kind));
      return y(Math.max(floor, Math.min(top, Math.log10(miss))));
    };
    const places = Array.from({length: (most - LEAST) * 4 + 1},
      (_, k) => LEAST * 4 + k);
    const one = kind => line(`xato ${kind}`, places.map(
      at => [x(at / 4), height(at, kind)]));
    const label = (kind, at, dy) => `<text class="yozuv ${kind}" `
      + `x="${(x(at) + 4).toFixed(1)}" `
      + `y="${(height(at * 4, kind) + dy).toFixed(1)}">${kind}</text>`;
    const here = [x(place / 4), height(place, type)];
    const ticks = [LEAST, -8, -4, 0].map(
      power => [power, power ? exponent(10 ** power, 0) : "1"]);
    ticks[0][0] += 0.6;
    return svg(
      frame(x, y, "h", "xatolik", ticks,
        [-12, -8, -4, 0].filter(power => power > floor).map(
          power => [power, power ? exponent(Number(`1e${power}`), 0) : "1"]))
      + types.map(one).join("") + (types.length > 1
        ? label("float32", -5, -12) + label("float64", -10.5, -14) : "")
      + `<circle class="nuqta" r="5" cx="${here[0].toFixed(1)}" `
      + `cy="${here[1].toFixed(1)}"/>`);
  }

  function table({name, method, types = TYPES}) {
    const {most} = FUNCTIONS[name];
    const rows = Array.from({length: most - LEAST + 1}, (_, k) => most - k)
      .map(power => {
        const h = step(4 * power), cells = types.map(
          type => `<td>${exponent(
            Math.abs(error(name, method, h, type)), 1)}</td>`).join("");
        return `<tr><th scope="row">${exponent(h, 0)}</th>${cells}</tr>`;
      });
    return "<table><thead><tr><th scope=\"col\">h</th>" + types.map(
      kind => `<th scope="col">${kind}, xatolik</th>`).join("") + "</tr>"
      + `</thead><tbody>${rows.join("")}</tbody></table>`;
  }

  /* The parts of the element that a move of the slider changes. */
  function show(state) {
    const {most} = FUNCTIONS[state.name];
    const place = Math.max(LEAST * 4, Math.min(most * 4, state.place));
    const now = {...state, place};
    return {place, most: most * 4, text: shortStep(step(place)),
      curve: curve(now), errors: errors(now), message: message(now),
      table: table(now)};
  }

  function choice(kind, key, chosen) {
    const [title, options] = CHOICES[kind];
    return `<fieldset><legend>${title}</legend>${options.map(
      ([value, label]) => `<label><input type="radio" autocomplete="off" `
        + `name="${key}-${kind}" data-kind="${kind}" value="${value}"`
        + `${value === chosen ? " checked" : ""}><span>${label}</span>`
        + "</label>").join("")}</fieldset>`;
  }

  /* The whole element: {key, name, method, type, place, choose: [kinds]}. */
  function html({key, choose, ...state}) {
    const {curve, errors, message, table, text, most, place} = show(state);
    return `<div class="qadam" role="group" `
      + `aria-labelledby="${key}-nom"><p class="qadam-nom" id="${key}-nom">`
      + `${NAME}</p>`
      + choose.map(kind => choice(kind, key, state[kind])).join("")
      + `<div class="qadam-rasm ikkita"><div data-part="curve">${curve}</div>`
      + `<div data-part="errors">${errors}</div></div>`
      + `<p class="qadam-javob" role="status" data-part="message">${message}`
      + "</p><div class=\"qadam-yurish\"><label>h<input type=\"range\" "
      + `autocomplete="off" min="${LEAST * 4}" max="${most}" `
      + `value="${place}" aria-valuetext="h = ${text}"></label></div>`
      + "<details class=\"qadam-jadval\"><summary>Xatoliklar jadvali"
      + `</summary><div data-part="table">${table}</div></details></div>`;
  }

  globalThis.secantStepper = {X, Y, slope, error, step, show, html, loss,
    sine, exact: name => FUNCTIONS[name].exact};
  if (typeof HTMLElement === "undefined") return;

  class SecantStepper extends HTMLElement {
    connectedCallback() {
      if (this.state) return;
      this.state = JSON.parse(this.getAttribute("settings"));
      this.addEventListener("input", ({target: {type, value, dataset}}) => {
        if (type === "range") this.state.place = Number(value);
        else if (dataset.kind) this.state[dataset.kind] = value;
        const shown = show(this.state), range = this.querySelector(
          "[type=range]");
        this.state.place = shown.place;
        for (const part of ["curve", "errors", "message", "table"])
          this.querySelector(`[data-part=${part}]`).innerHTML = shown[part];
        range.max = shown.most;
        range.value = shown.place;
        range.setAttribute("aria-valuetext", `h = ${shown.text}`);
      });
    }
  }
  customElements.define("secant-stepper", SecantStepper);
})();
