/* Run at build time, after the chunks. What a module exports is told by what
   it can do, not by its name. */
var katex = find('version:"').find(one => one && one.renderToString);
var stylesheet = find('font-family: "KaTeX_AMS"').map(String).find(
  one => one.includes("@font-face"));
/* An Uzbek letter inside \text{} is no slip; everything else that KaTeX only
   warns of is one. */
function render(tex, display) {
  return katex.renderToString(tex, {
    displayMode: display, throwOnError: true, trust: false,
    strict: code => code === "unknownSymbol" ? "ignore" : "error",
  });
}
