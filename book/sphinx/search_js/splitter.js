/* A query is cut where Python cuts the text; any sign may stand for ʻ. */
var uzbek = text => text.replace(/(\p{L})['ʻʼ‘’`´](?=\p{L})/gu, "$1ʻ");
var splitQuery = query => uzbek(query).split(/[^\p{L}\p{N}_]+/u).filter(
  term => term && !stopwords.includes(new Stemmer().stemWord(term)));
