// A preview page loads itself again when the book has been built anew.
let built;
setInterval(async () => {
  const answer = await fetch("/yigildi.txt").catch(() => null);
  if (!answer?.ok) return;
  const now = await answer.text();
  if (built !== undefined && now !== built) location.reload();
  built = now;
}, 1000);
