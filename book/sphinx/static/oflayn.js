/* Reading without a network: hands the page to the worker (xizmatchi.js), and
   on the page of downloads offers to keep the whole book. From the disk, or
   where a browser has no workers, nothing of it is there. Nor on this very
   machine, where other sites may come to the same address after the book;
   kitob-oflayn in localStorage asks for it there too. */
(() => {
  const worker = navigator.serviceWorker;
  if (!worker || !location.protocol.startsWith("http")) return;
  if (/^(localhost$|127\.|\[::1\])/.test(location.hostname)) {
    try {
      if (!localStorage.getItem("kitob-oflayn")) return;
    } catch { return; }
  }
  const base = new URL("../", document.documentElement.dataset.umumiy).href;
  /* An edition is kept by itself; other folders are no editions. */
  const edition = location.href.slice(base.length).split("/")[0];

  const megabytes = bytes =>
    `${(Math.ceil(bytes / 1e5) / 10).toFixed(1).replace(".", ",")} MB`;

  /* Ask the worker; hear every answer until the last one. */
  const ask = (active, message, hear) => new Promise(done => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({data}) => {
      hear?.(data);
      if (data.done || data.failed) {
        channel.port1.close();
        done(data);
      }
    };
    active.postMessage(message, [channel.port2]);
  });

  const offer = async (place, active) => {
    const add = (name, parent, text, type) => parent.appendChild(Object.assign(
      document.createElement(name), {textContent: text, className: type}));
    const line = add("p", place, "", "oflayn");
    const save = add("button", line, "", "oflayn-saqlash");
    const drop = add("button", line, "Saqlanganini oʻchirish", "oflayn-ochir");
    const word = add("span", line, "", "oflayn-holat");
    save.type = drop.type = "button";
    save.hidden = drop.hidden = true;  /* until there is something to say */
    word.setAttribute("role", "status");

    const show = ({there, total, bytes}) => {
      if (bytes) save.textContent =
        `Butun kitobni saqlash (${megabytes(bytes)})`;
      save.hidden = there === total;
      drop.hidden = !there;
      if (there === total)
        word.textContent = "Kitob shu qurilmada saqlangan, u internetsiz ham ochiladi.";
    };
    const state = await ask(active, {wish: "state", edition});
    if (state.failed) {
      word.textContent = "Kitobni saqlash uchun internet kerak.";
      return;
    }
    show(state);

    save.addEventListener("click", async () => {
      save.disabled = true;
      navigator.storage?.persist?.();
      const end = await ask(active, {wish: "all", edition}, ({there, total}) => {
        if (there) word.textContent = `Saqlanmoqda: ${there} / ${total} fayl`;
      });
      save.disabled = false;
      if (end.failed) word.textContent = "Internet uzildi"
        + (end.total ? `, ${end.total} ta fayldan ${end.there} tasi saqlandi` : "")
        + ". Aloqa tiklangach, tugmani yana bosing.";
      else show(end);
    });
    drop.addEventListener("click", async () => {
      await ask(active, {wish: "drop"});
      save.hidden = false;
      drop.hidden = true;
      word.textContent = "Saqlangan sahifalar oʻchirildi.";
    });
  };

  addEventListener("load", async () => {
    try {
      await worker.register(`${base}xizmatchi.js`, {scope: base});
      const {active} = await worker.ready;
      const loaded = performance.getEntriesByType("resource").map(
        entry => entry.name);
      await ask(active, {wish: "visited", addresses: [
        location.href, ...loaded].filter(one => one.startsWith(base))});
      const place = document.getElementById("internetsiz-oqish");
      if (place) await offer(place, active);
    } catch { /* the browser keeps nothing here */ }
  });
})();
