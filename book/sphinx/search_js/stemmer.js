/* The stemmer of search.py, for the query; UZBEK holds the same table. */

var Stemmer = function () {
  const {rows, stems} = UZBEK;
  const fold = word => word.replace(/[ʻʼ]/g, "");
  const fits = (stem, before) => {
    const last = stem.slice(-1);
    const vowel = "aeiou".includes(last) || stem.endsWith("oʻ");
    if (before === "V") return vowel;
    if (before === "C") return !vowel;
    if (before === "c") return !vowel && last !== "y";
    return before === "-" || stem.endsWith(before);
  };
  this.stemWord = word => {
    word = latin(word).replace(/[ʻʼ‘’`´]/g, "ʻ");
    for (let round = 0; round < 4 && !stems.includes(word); round++) {
      const row = rows.find(([suffix, before, left]) => {
        const rest = word.slice(0, -suffix.length);
        return word.endsWith(suffix) && fold(rest).length >= left
          && fits(rest, before);
      });
      if (!row) break;
      word = word.slice(0, -row[0].length) + row[3];
      if (row[4]) word = word.replace(/gʻ$/, "q").replace(/g$/, "k");
    }
    return fold(word);
  };
};
