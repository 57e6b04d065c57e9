/* "Mening natijalarim": what the reader has answered and guessed, from this
   device; to a file, from a file, and away. What savol.js keeps is a letter
   chosen first and one chosen now, what kitob.js keeps is a guess's text. */
(() => {
  const BOOK = "gradientdan-optimizatorgacha";
  const NAME = /^kitob-(savol|taxmin)-[0-9a-f]{12}$/;
  const LARGEST = 1e6;
  const root = document.querySelector(".natijalar");
  const message = root.querySelector(".natija-xabar");
  const file = root.querySelector("input[type=file]");

  class Wrong extends Error {}

  const say = (text, wrong = false) => {
    message.textContent = text;
    message.dataset.holat = wrong ? "notogri" : "togri";
  };

  /* An answer is as savol.js keeps it; else it is not one. */
  const answer = text => {
    try {
      const {birinchi, tanlov} = JSON.parse(text);
      const letter = /^[A-D]$/;
      return letter.test(birinchi) && (tanlov === null || letter.test(tanlov))
        ? {birinchi, tanlov} : null;
    } catch { return null; }
  };

  /* {name: text} of all that is kept; raises where nothing can be. */
  const kept = () => {
    const found = {};
    for (let place = 0; place < localStorage.length; place++) {
      const name = localStorage.key(place);
      if (NAME.test(name)) found[name] = localStorage.getItem(name);
    }
    return found;
  };

  const fill = () => {
    const all = {};
    try {
      Object.assign(all, kept());
    } catch {
      say("Brauzer bu sahifaga xotira bermadi, shuning uchun javoblar "
        + "saqlanmaydi. Maxfiy oynadan chiqib yoki brauzer sozlamasida "
        + "saqlashga ruxsat berib, sahifani qayta oching.", true);
    }
    const sum = {savol: 0, javob: 0, birinchi: 0, taxmin: 0};
    for (const part of root.querySelectorAll(".natija-bob")) {
      const here = {savol: 0, javob: 0, birinchi: 0, taxmin: 0};
      for (const item of part.querySelectorAll("li")) {
        const {savol, taxmin, javob} = item.dataset;
        const text = all[`kitob-${savol ?? taxmin}`];
        const given = savol && text ? answer(text) : null;
        const place = item.querySelector("span");
        item.hidden = savol ? !given : !text;
        delete item.dataset.holat;
        here.savol += savol ? 1 : 0;
        if (given) {
          const first = given.birinchi === javob;
          const right = first || given.tanlov === javob;
          item.dataset.holat = right ? "togri" : "notogri";
          place.textContent = first ? "birinchi urinishda toʻgʻri"
            : right ? "keyingi urinishda toʻgʻri" : "hali notoʻgʻri";
          here.javob += 1;
          here.birinchi += first ? 1 : 0;
        } else if (!item.hidden) {
          place.textContent = `“${text}”`;
          here.taxmin += 1;
        }
      }
      part.hidden = !here.javob && !here.taxmin;
      part.querySelector(".natija-hisob").textContent = count(here);
      for (const name in sum) sum[name] += here[name];
    }
    root.querySelector(".natija-jami").textContent =
      sum.javob || sum.taxmin ? `Kitob boʻyicha: ${count(sum)}`
        : "Bu qurilmada hozircha javob ham, bashorat ham yoʻq. Bobning "
          + "oxiridagi savollarda variant tanlang yoki “Bashorat qiling” "
          + "qutisiga taxminingizni yozing, keyin shu sahifaga qayting.";
    const names = Object.keys(all).length;
    for (const name of ["saqlash", "tozalash"])
      root.querySelector(`[data-natija=${name}]`).disabled = !names;
  };

  const count = ({savol, javob, birinchi, taxmin}) =>
    `${savol} ta savoldan ${javob} tasiga javob berilgan, birinchi urinishda `
    + `toʻgʻri — ${birinchi} ta, yozilgan bashorat — ${taxmin} ta.`;

  const save = () => {
    const yozuvlar = {};
    for (const [name, text] of Object.entries(kept()).sort())
      yozuvlar[name.slice(6)] = text;
    const data = JSON.stringify({kitob: BOOK, shakl: 1, yozuvlar}, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(
      new Blob([data], {type: "application/json"}));
    link.download = "natijalarim.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say("Natijalar natijalarim.json fayliga saqlandi. Boshqa qurilmada shu "
      + "sahifani ochib, faylni “Fayldan yuklash” tugmasi bilan yuklang.");
  };

  /* {name: text} of a file's records; raises `Wrong`, with nothing kept. */
  const records = text => {
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      throw new Wrong("bu JSON fayli emas yoki u oxirigacha yozilmagan");
    }
    if (data?.kitob !== BOOK || typeof data.yozuvlar !== "object"
        || !data.yozuvlar)
      throw new Wrong("unda shu kitobning natijalari yoʻq");
    if (data.shakl !== 1)
      throw new Wrong("u kitobning boshqa nashrida saqlangan, bu sahifa uni "
        + "oʻqiy olmaydi");
    const found = {};
    for (const [name, value] of Object.entries(data.yozuvlar)) {
      const whole = `kitob-${name}`;
      if (!NAME.test(whole) || typeof value !== "string" || !value
          || (name.startsWith("savol-") && !answer(value)))
        throw new Wrong(`undagi “${name.slice(0, 40)}” yozuvi buzilgan`);
      found[whole] = value;
    }
    return found;
  };

  const load = async chosen => {
    try {
      if (chosen.size > LARGEST)
        throw new Wrong("u juda katta, natijalar fayli 1 MB dan oshmaydi");
      const found = records(await chosen.text());
      const before = kept();
      const fresh = Object.keys(found).filter(name => !(name in before));
      for (const name of fresh) localStorage.setItem(name, found[name]);
      fill();
      say(`Fayldan ${fresh.length} ta yozuv qoʻshildi. Qurilmada oldindan bor `
        + `${Object.keys(found).length - fresh.length} ta yozuv oʻzgarmadi.`);
    } catch (error) {
      say(error instanceof Wrong
        ? `“${chosen.name}” fayli yuklanmadi: ${error.message}. “Faylga `
          + "saqlash” tugmasi bergan faylni tanlang. Qurilmadagi natijalar "
          + "oʻzgarmadi."
        : "Fayl yuklanmadi, chunki brauzer saqlashga ruxsat bermadi yoki "
          + "xotirada joy qolmadi. Brauzer sozlamasini tekshirib, qayta "
          + "urining.", true);
    }
    file.value = "";
  };

  const clear = () => {
    const names = Object.keys(kept());
    if (!confirm(`${names.length} ta yozuv, yaʼni hamma javob va bashoratlar `
        + "shu qurilmadan oʻchiriladi. Ularni qaytarib boʻlmaydi. "
        + "Oʻchirilsinmi?")) return;
    for (const name of names) localStorage.removeItem(name);
    fill();
    say("Hamma javob va bashoratlar shu qurilmadan oʻchirildi.");
  };

  const work = {saqlash: save, yuklash: () => file.click(), tozalash: clear};
  for (const button of root.querySelectorAll("button[data-natija]"))
    button.addEventListener("click", work[button.dataset.natija]);
  file.addEventListener("change", () => {
    if (file.files.length) load(file.files[0]);
  });
  /* What another tab keeps meanwhile is shown as well. */
  addEventListener("storage", fill);
  addEventListener("pageshow", event => { if (event.persisted) fill(); });
  fill();
  root.querySelector(".natija-ish > [hidden]").hidden = false;
})();
