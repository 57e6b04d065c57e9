/* <graph-stepper>: a computation graph, one step at a time. Values go forward,
   gradients backward; a node with several users gets the sum of what they
   send. The build writes the first picture into the page with `html`. */
(() => {
  "use strict";

  /* The engine knows nothing of pages; the tests run it beside torch. */

  const OPERATIONS = {
    "+": {value: (p, q) => p + q, slopes: () => [1, 1], sign: " + "},
    "-": {value: (p, q) => p - q, slopes: () => [1, -1], sign: " − "},
    "*": {value: (p, q) => p * q, slopes: (p, q) => [q, p], sign: "·"},
    "**": {value: power, slopes: (p, n) => [n * power(p, n - 1)], sign: "^"},
  };
  const LINE = /^(\S+) = (?:(-?[\d.]+)|(\S+) (\+|-|\*\*?) (\S+))$/;

  function power(base, exponent) {
    let result = 1;
    for (let k = 0; k < exponent; k++) result *= base;
    return result;
  }

  /* A program as in Python, one operation a line, ";" between lines; "|"
     between calls of backward(), each from the last node before it. Returns
     nodes: their inputs are numbers of nodes or, of what has no gradient,
     {value, name}. */
  function parse(program, constants = []) {
    const nodes = [], here = {};
    program.split("|").forEach((call, number) => {
      for (const line of call.split(";")) {
        const found = LINE.exec(line.trim());
        if (!found) throw new SyntaxError(line);
        const [, name, value, left, sign, right] = found;
        if (value !== undefined && constants.includes(name)) {
          here[name] = {value: Number(value), name};
          continue;
        }
        const operand = word => {
          if (/^[\d.]+$/.test(word)) return {value: Number(word), name: word};
          if (!(word in here)) throw new SyntaxError(line);
          return here[word];
        };
        here[name] = nodes.length;
        nodes.push({
          name, call: number, sign,
          inputs: sign ? [operand(left), operand(right)] : [],
          value: sign ? null : Number(value),
        });
      }
    });
    return nodes;
  }

  const valueOf = (nodes, input) =>
    typeof input === "number" ? nodes[input].value : input.value;
  const parents = node =>
    node.inputs.filter(input => typeof input === "number");

  /* The book's two ways through a graph, as lists of visits. */
  const ORDERS = {
    naive(nodes, root) {
      return [root, ...parents(nodes[root]).flatMap(
        parent => ORDERS.naive(nodes, parent))];
    },
    topological(nodes, root) {
      const order = [], seen = new Set(), stack = [[root, false]];
      while (stack.length) {
        const [node, parentsDone] = stack.pop();
        if (parentsDone) order.push(node);
        else if (!seen.has(node)) {
          seen.add(node);
          stack.push([node, true]);
          for (const parent of parents(nodes[node]))
            stack.push([parent, false]);
        }
      }
      return order.reverse();
    },
  };

  /* What a node sends: one part for each of its inputs with a gradient. */
  function send(nodes, from, gradient) {
    const node = nodes[from];
    if (!node.sign) return [];
    const slopes = OPERATIONS[node.sign].slopes(
      ...node.inputs.map(input => valueOf(nodes, input)));
    return node.inputs.flatMap((to, k) => typeof to === "number"
      ? [{to, gradient, slope: slopes[k], part: gradient * slopes[k]}] : []);
  }

  const total = parts => parts.reduce((sum, part) => sum + part, 0);

  /* All steps of a graph. Each holds what is known after it: how many nodes
     have a value, and of each node the parts of its gradient. */
  function run({program, constants, order = "topological", zeroing = false}) {
    const nodes = parse(program, constants), steps = [];
    let parts = nodes.map(() => []), known = 0;
    const leaves = () => {
      while (known < nodes.length && !nodes[known].sign) known++;
    };
    const note = step => steps.push(
      {...step, known, parts: parts.map(list => [...list])});
    leaves();
    note({kind: "start"});
    const calls = nodes[nodes.length - 1].call + 1;
    for (let call = 0; call < calls; call++) {
      if (zeroing && call) {
        parts = nodes.map(() => []);
        note({kind: "zero"});
      }
      while (known < nodes.length && nodes[known].call === call) {
        const node = nodes[known];
        node.value = OPERATIONS[node.sign].value(
          ...node.inputs.map(input => valueOf(nodes, input)));
        known++;
        note({kind: "forward", node: known - 1});
        leaves();
      }
      const root = known - 1, visits = {};
      parts[root].push(1);
      note({kind: "seed", node: root});
      for (const node of ORDERS[order](nodes, root)) {
        const sent = send(nodes, node, total(parts[node]));
        for (const {to, part} of sent) parts[to].push(part);
        visits[node] = (visits[node] ?? 0) + 1;
        note({kind: "backward", node, sent, visit: visits[node]});
      }
    }
    return {nodes, steps, gradients: parts.map(total)};
  }

  /* What the page shows */

  const NAME = "Hisoblash grafi, qadamma-qadam";
  const CHOICES = {
    order: ["Orqaga oʻtish tartibi", [
      ["naive", "sodda rekursiya"], ["topological", "topologik tartib"]]],
    zeroing: ["Gradientni nollash", [
      ["", "nollanmaydi"], ["yes", "har chaqiruv oldidan"]]],
  };
  const COLUMN = 150, ROW = 96, WIDTH = 132, HEIGHT = 54;
  const escape = text => String(text).replace(/[&<>"]/g, sign => (
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}[sign]));
  const number = value => String(Number(value.toPrecision(7)))
    .replace("-", "−");
  const factor = value => value < 0 ? `(${number(value)})` : number(value);

  /* How a node is computed, in names or in numbers. */
  function expression(nodes, node, inNumbers) {
    const [left, right] = node.inputs.map(input => inNumbers
      ? factor(valueOf(nodes, input))
      : typeof input === "number" ? nodes[input].name : input.name);
    if (node.sign === "**")
      return left + ({2: "²", 3: "³"}[node.inputs[1].value] ?? `^${right}`);
    const sign = OPERATIONS[node.sign].sign;
    return left + (inNumbers && sign === "·" ? " · " : sign) + right;
  }

  function sum(parts) {
    const terms = parts.map((part, k) => k ? factor(part) : number(part));
    return terms.length > 1
      ? `${terms.join(" + ")} = ${number(total(parts))}` : terms.join("");
  }

  function result({nodes, steps, gradients}, graph, settings) {
    const leaves = nodes.map((node, k) => k).filter(k => !nodes[k].sign);
    const list = found => leaves.map(
      k => `${nodes[k].name} boʻyicha ${number(found[k])}`).join(", ");
    const right = run({...graph, ...settings, order: "topological"}).gradients;
    const wrong = leaves.some(k => right[k] !== gradients[k]);
    return `Orqaga oʻtish tugadi: gradient ${list(gradients)} chiqdi.`
      + (wrong ? ` Toʻgʻri javob esa ${list(right)}.` : "");
  }

  function message(running, k, graph, settings) {
    const {nodes, steps} = running, step = steps[k], node = nodes[step.node];
    if (step.kind === "start")
      return "Barglarning qiymati maʼlum, qolgan tugunlar hali hisoblanmagan.";
    if (step.kind === "zero")
      return "Yangi chaqiruvdan oldin gradient nollandi.";
    if (step.kind === "forward")
      return `Oldinga: ${node.name} = ${expression(nodes, node)} = `
        + `${expression(nodes, node, true)} = ${number(node.value)}.`;
    if (step.kind === "seed")
      return `Orqaga oʻtish ${node.name} tugunidan boshlanadi, uning `
        + "gradienti 1 ga teng.";
    const end = k === steps.length - 1
      ? ` ${result(running, graph, settings)}` : "";
    if (!step.sent.length)
      return `Orqaga: ${node.name} — barg, undan nariga hech narsa `
        + `uzatilmaydi.${end}`;
    const targets = [...new Set(step.sent.map(({to}) => to))].map(to => {
      const came = step.sent.filter(part => part.to === to).map(
        ({gradient, slope, part}) =>
          `${number(gradient)} · ${factor(slope)} = ${number(part)}`);
      const parts = step.parts[to];
      return `${nodes[to].name} ga ${came.join(" va yana ")} bordi`
        + (parts.length > 1 ? `, yigʻindisi ${sum(parts)}` : "");
    });
    const again = step.visit > 1
      ? ` ${node.name} tuguniga qayta kirildi, shuning uchun yuborib `
        + "boʻlingan gradient yana yuborildi." : "";
    return `Orqaga: ${node.name} tugunidan ${targets.join("; ")}.${again}`
      + end;
  }

  function arrow([x1, y1], [x2, y2], kind, label) {
    const length = Math.hypot(x2 - x1, y2 - y1);
    const dx = (x2 - x1) / length, dy = (y2 - y1) / length;
    const at = (back, side) => `${(x2 - back * dx - side * dy).toFixed(1)} `
      + (y2 - back * dy + side * dx).toFixed(1);
    const line = `<path class="${kind}" d="M${x1.toFixed(1)} ${y1.toFixed(1)}`
      + `L${at(1, 0)}M${at(8, 5)}L${at(0, 0)}L${at(8, -5)}"/>`;
    return line + (label === undefined ? ""
      : `<text class="qism" x="${((x1 + x2) / 2 - 13 * dy).toFixed(1)}" `
        + `y="${((y1 + y2) / 2 + 13 * dx + 5).toFixed(1)}">${label}</text>`);
  }

  function picture({nodes, steps}, k, {places}) {
    const step = steps[k];
    const centre = i => [(places[i][0] + 0.5) * COLUMN,
      places[i][1] * ROW + HEIGHT / 2 + 2];
    const columns = Math.max(...places.map(([column]) => column)) + 1;
    const rows = Math.max(...places.map(([, row]) => row));
    const width = columns * COLUMN, height = rows * ROW + HEIGHT + 4;
    let edges = "", boxes = "";
    nodes.forEach((node, to) => {
      const [x2, y2] = centre(to), all = parents(node);
      all.forEach((from, count) => {
        const [x1, y1] = centre(from);
        const twins = all.filter(other => other === from).length;
        const offset = twins > 1 ? (count - (twins - 1) / 2) * 48 : 0;
        const lean = Math.sign(x2 - x1) * WIDTH * 0.25;
        const up = step.kind === "backward" && step.node === to;
        const above = [x1 + offset + lean, y1 + HEIGHT / 2 + 3];
        const below = [x2 + offset - lean, y2 - HEIGHT / 2 - 3];
        edges += up
          ? arrow(below, above, "orqaga", number(step.sent[count].part))
          : arrow(above, below, step.kind === "forward" && step.node === to
            ? "oldinga" : "");
      });
    });
    nodes.forEach((node, i) => {
      const [x, y] = centre(i), parts = step.parts[i];
      const seen = i < step.known;
      const kind = step.node === i ? step.kind === "forward"
        ? " oldinga" : " orqaga" : "";
      const title = node.sign
        ? `${node.name} = ${expression(nodes, node)}` : node.name;
      boxes += `<g class="tugun${kind}"><rect x="${x - WIDTH / 2}" `
        + `y="${y - HEIGHT / 2}" width="${WIDTH}" height="${HEIGHT}" rx="8"/>`
        + `<text x="${x}" y="${y - 6}">${escape(title)}</text>`
        + `<text x="${x}" y="${y + 17}"><tspan class="qiymat">`
        + `${seen ? number(node.value) : "?"}</tspan>`
        + (parts.length ? `<tspan class="gradient" dx="12">g = `
          + `${number(total(parts))}</tspan>` : "") + "</text></g>";
    });
    return `<svg viewBox="0 0 ${width} ${height}" width="${width}" `
      + `height="${height}" aria-hidden="true">${edges}${boxes}</svg>`;
  }

  function table({nodes, steps}, k) {
    const rows = nodes.map((node, i) => "<tr><th scope=\"row\">"
      + `${escape(node.name)}</th><td>`
      + `${i < steps[k].known ? number(node.value) : "—"}</td><td>`
      + `${sum(steps[k].parts[i]) || "—"}</td></tr>`).join("");
    return "<table><thead><tr><th scope=\"col\">Tugun</th><th scope=\"col\">"
      + "Qiymat</th><th scope=\"col\">Gradient</th></tr></thead><tbody>"
      + `${rows}</tbody></table>`;
  }

  /* The parts of the element that a step changes. */
  function show(graph, settings, k) {
    const running = run({...graph, ...settings});
    const last = running.steps.length - 1, step = Math.min(k, last);
    return {
      step, last,
      picture: picture(running, step, graph),
      message: escape(message(running, step, graph, settings)),
      table: table(running, step),
    };
  }

  function choice(title, kind, key, options, chosen) {
    return `<fieldset><legend>${title}</legend>${options.map(
      ([value, label]) => `<label><input type="radio" autocomplete="off" `
        + `name="${key}-${kind}" data-kind="${kind}" value="${value}"`
        + `${value === chosen ? " checked" : ""}><span>${escape(label)}`
        + "</span></label>").join("")}</fieldset>`;
  }

  /* The whole element: {key, graphs: [{name, program, constants, places}],
     choose: "", "order" or "zeroing"}. */
  function html({key, graphs, choose}) {
    const settings = choose === "order" ? {order: "naive"} : {};
    const {picture, message, table, last} = show(graphs[0], settings, 0);
    return `<div class="qadam" role="group" `
      + `aria-labelledby="${key}-nom"><p class="qadam-nom" id="${key}-nom">`
      + `${NAME}</p>`
      + (graphs.length > 1 ? choice("Misol", "graph", key, graphs.map(
        ({name}, k) => [String(k), name]), "0") : "")
      + (choose ? choice(CHOICES[choose][0], choose, key, CHOICES[choose][1],
        CHOICES[choose][1][0][0]) : "")
      + `<div class="qadam-rasm">${picture}</div>`
      + `<p class="qadam-javob" role="status">${message}</p>`
      + `<div class="qadam-yurish"><button type="button" data-move="-1" `
      + "aria-label=\"Oldingi qadam\" disabled>Oldingi</button><button "
      + "type=\"button\" data-move=\"1\" aria-label=\"Keyingi qadam\" "
      + "class=\"asosiy\">Keyingi</button>"
      + `<label>Qadam<input type="range" autocomplete="off" min="0" `
      + `max="${last}" value="0" aria-valuetext="0 / ${last}"></label></div>`
      + `<div class="qadam-jadval">${table}</div></div>`;
  }

  globalThis.graphStepper = {parse, run, show, html, ORDERS};
  if (typeof HTMLElement === "undefined") return;

  class GraphStepper extends HTMLElement {
    connectedCallback() {
      if (this.graphs) return;
      const {graphs, choose} = JSON.parse(this.getAttribute("settings"));
      this.graphs = graphs;
      this.graph = graphs[0];
      this.settings = choose === "order" ? {order: "naive"} : {};
      this.step = 0;
      this.addEventListener("click", event => {
        const move = event.target.closest("[data-move]")?.dataset.move;
        if (move) this.go(this.step + Number(move));
      });
      this.addEventListener("input", event => {
        const {type, value, dataset} = event.target;
        if (type === "range") return this.go(Number(value));
        if (dataset.kind === "graph") this.graph = this.graphs[value];
        else if (dataset.kind === "zeroing")
          this.settings = {zeroing: value === "yes"};
        else this.settings = {order: value};
        this.go(0);
      });
    }

    go(step) {
      const shown = show(this.graph, this.settings, Math.max(0, step));
      this.step = shown.step;
      for (const part of ["picture", "message", "table"])
        this.querySelector({picture: ".qadam-rasm", message: ".qadam-javob",
          table: ".qadam-jadval"}[part]).innerHTML = shown[part];
      const range = this.querySelector("[type=range]");
      range.max = shown.last;
      range.value = shown.step;
      range.setAttribute("aria-valuetext", `${shown.step} / ${shown.last}`);
      const [back, on] = this.querySelectorAll("[data-move]");
      const focused = document.activeElement;
      back.disabled = shown.step === 0;
      on.disabled = shown.step === shown.last;
      /* A button that has just been switched off must not lose the place. */
      if (focused === back && back.disabled) on.focus();
      if (focused === on && on.disabled) back.focus();
    }
  }
  customElements.define("graph-stepper", GraphStepper);
})();
