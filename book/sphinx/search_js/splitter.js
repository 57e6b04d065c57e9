/* A query is cut where Python cuts the text; any sign may stand for ʻ, and any
   alphabet for the old Latin one, as `latin` of search.py has it. */
var latin = word => {
  word = word.toLowerCase().normalize("NFC");
  const {letters, beginnings} = UZBEK;
  if (!/[\u0430-\u045f\u0493-\u04b3öğşç]/.test(word)) return word;
  const stem = Object.keys(beginnings).find(one => word.startsWith(one)) ?? "";
  let done = stem && beginnings[stem];
  const rest = [...word.slice(stem.length)];
  rest.forEach((letter, place) => {
    const vowel = !done || /(?:[aeiou]|oʻ)$/.test(done);
    if (letter === "е")
      done += vowel || /[ъь]/.test(rest[place - 1] ?? "") ? "ye" : "e";
    else if (letter === "ц") done += done && vowel ? "ts" : "s";
    else if (letter !== "ъ" || !/[еёюя]/.test(rest[place + 1] ?? ""))
      done += letters[letter] ?? letter;
  });
  return done;
};
var uzbek = text => text.normalize("NFC")
  .replace(/(\p{L})['ʻʼ‘’`´](?=\p{L})/gu, "$1ʻ")
  .replace(/[\p{L}ʻ]+/gu, word => /[^a-zʻ]/i.test(word) ? latin(word) : word);
var splitQuery = query => uzbek(query).split(/[^\p{L}\p{N}_]+/u).filter(
  term => term && !stopwords.includes(new Stemmer().stemWord(term)));
