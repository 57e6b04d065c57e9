/* Five repairs of Sphinx's search page: the query in one spelling, the title
   counts, the snippet is found although the index has no ʻ, a result's page
   is read only when it is looked at, and all results appear at once. */
if (typeof Search !== "undefined" && !Search.uzbek) {
  const perform = Search.performSearch, stemmer = new Stemmer();
  const stems = text => splitQuery(text).map(stemmer.stemWord);
  let asked = [];
  Search.uzbek = true;
  /* Sphinx reads the page of every result at once; here a result's page is
     read when it comes near. The snippet's place is kept, so that nothing
     moves. A page opened from the disk may not read others: no snippets. */
  DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  const parse = Search._parseQuery;
  let terms = new Set();
  Search._parseQuery = query => {
    const parsed = parse(query);
    terms = parsed[1];
    return parsed;
  };
  const pages = new Map();
  const fetched = address => {
    if (!pages.has(address))
      pages.set(address, fetch(address).then(answer => answer.text()));
    return pages.get(address);
  };
  const near = new IntersectionObserver(entries => {
    for (const {isIntersecting, target} of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const {href, hash} = target.parentElement.querySelector("a");
      fetched(href.replace(/#.*/, "")).then(text => {
        const found = Search.makeSearchSummary(text, terms, hash);
        if (found) target.replaceWith(found);
      }, () => target.remove());
    }
  }, {rootMargin: "50%"});
  const shown = items => {
    for (const item of items) {
      if (item.querySelector(":scope > span, .context")) continue;
      const place = document.createElement("p");
      place.className = "context";
      item.append(place);
      near.observe(place);
    }
  };
  /* Sphinx shows one result after another, each in its own time: what stands
     below would be pushed away for half a second. */
  const find = Search.query;
  Search.query = query => {
    const later = window.setTimeout;
    window.setTimeout = act => act();
    try { find(query); } finally { window.setTimeout = later; }
  };
  Search.performSearch = query => {
    asked = stems(query);
    perform(uzbek(query));
    if (location.protocol === "file:") return;
    shown(Search.output.children);
    new MutationObserver(changes => changes.forEach(
      change => shown(change.addedNodes))).observe(
      Search.output, {childList: true});
  };
  /* Of equal pages first the one whose title has the words, a chapter before
     its exercises, an earlier chapter before a later one. */
  Scorer.score = ([page, title, anchor, description, score]) => {
    const named = stems(title), number = /\/(\d\d)_/.exec(page)?.[1] ?? 99;
    return score + 6 * asked.filter(word => named.includes(word)).length
      + (page.startsWith("chapters/") ? 4 : 0) - number / 100;
  };
  /* An edition has the titles in its alphabet (book/edition_pages.py); they
     are compared in the old Latin one. */
  const compare = Search._performSearch;
  Search._performSearch = (...query) => compare(...query).map(
    ([page, title, ...rest]) => [page, title.split(" > ").map(
      one => Search.names?.[one] ?? one).join(" > "), ...rest]);
  Search.htmlToText = (page, anchor, unread = "") => {
    const all = new DOMParser().parseFromString(page, "text/html");
    const whole = all.querySelector("article.bd-article");
    const article = (anchor && whole?.querySelector(anchor)) || whole;
    if (!article) return "";
    const hidden = ".headerlink, .taxmin, .katex-mathml, summary, .bob-joyi"
      + unread;
    for (const part of article.querySelectorAll(hidden)) part.remove();
    const meaning = article.matches("dt")
      ? ": " + article.nextElementSibling.textContent : "";
    return (article.textContent + meaning).replace(/\s+/g, " ").trim();
  };
  Search.makeSearchSummary = (page, keywords, anchor) => {
    /* The index has no ʻ and no suffixes: look for the stem at the beginning
       of a word, with any ʻ in it. */
    const stem = keyword => [...keyword].map(_escapeRegExp).join("[ʻʼ]?")
      .replace(/[kq]$/, "(?:$&|g|gʻ)");
    const stems = [...keywords].map(stem).join("|");
    const words = new RegExp(`(?<!\\p{L})(?:${stems})[\\p{L}ʻʼ]*`, "giu");
    /* In another alphabet each word is read, as the index does. */
    const hits = text => Search.names
      ? [...text.matchAll(/\p{L}[\p{L}ʻʼ]*/gu)].filter(
        ([word]) => keywords.has(stemmer.stemWord(word)))
      : [...text.matchAll(words)];
    let text = Search.htmlToText(page, anchor, ", pre");
    let all = hits(text);
    if (!all.length) all = hits(text = Search.htmlToText(page, anchor));
    if (!text) return null;
    const first = all[0]?.index ?? 0;
    const start = first > 100 ? text.indexOf(" ", first - 100) + 1 : 0;
    const end = start + 240 < text.length
      ? text.lastIndexOf(" ", start + 240) : text.length;
    const piece = text.slice(start, end);
    const summary = document.createElement("p");
    summary.className = "context";
    let done = 0;
    summary.append(start ? "… " : "");
    for (const found of keywords.size ? hits(piece) : []) {
      const mark = document.createElement("mark");
      mark.textContent = found[0];
      summary.append(piece.slice(done, found.index), mark);
      done = found.index + found[0].length;
    }
    summary.append(piece.slice(done), end < text.length ? " …" : "");
    return summary;
  };
}
