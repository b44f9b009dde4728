// The queue without a script is a plain form; this adds one box that ticks all rows, and keys for whoever wants them.
const queue = document.getElementById("queue");
const label = queue?.querySelector("label.all");
if (label) {
  const all = document.createElement("input");
  all.type = "checkbox";
  all.id = "all";
  label.append(" ", all);
  const boxes = () => queue.querySelectorAll('input[name="ids"]');
  all.addEventListener("change", () => boxes().forEach((box) => { box.checked = all.checked; }));
  queue.addEventListener("change", (event) => {
    if (event.target.name === "ids") all.checked = [...boxes()].every((box) => box.checked);
  });
}
if (queue?.dataset.keys) keyboard(queue, JSON.parse(queue.dataset.keys));

// Keys work only while the focus is on a row (WCAG 2.1.4); each presses the button that the row has anyway.
function keyboard(queue, keys) {
  const rows = [...queue.querySelectorAll("tbody tr")];
  if (!rows.length) return;
  document.querySelector(".keyhint")?.removeAttribute("hidden");
  rows.forEach((row) => { row.tabIndex = -1; });
  const goTo = (row) => {
    rows.forEach((other) => { other.tabIndex = -1; delete other.dataset.here; });
    row.tabIndex = 0;
    row.dataset.here = "";
    row.focus();
  };
  rows[0].tabIndex = 0;
  queue.addEventListener("focusin", (event) => {
    const row = event.target.closest("tbody tr");
    rows.forEach((other) => { if (other === row) other.dataset.here = ""; else delete other.dataset.here; });
  });
  const press = (row, act) => row.querySelector(`button[name="only"][value^="${act}:"]`)?.click();
  const acts = {
    [keys.next]: (row) => goTo(rows[Math.min(rows.indexOf(row) + 1, rows.length - 1)]),
    [keys.previous]: (row) => goTo(rows[Math.max(rows.indexOf(row) - 1, 0)]),
    [keys.approve]: (row) => press(row, "approve"),
    [keys.reject]: (row) => press(row, "reject"),
    [keys.merge]: (row) => { location.href = `${row.querySelector("th a").pathname}${location.search}#doubles`; },
    [keys.tick]: (row) => row.querySelector('input[name="ids"]').click(),
    [keys.undo]: () => document.querySelector(".undo button[data-own]")?.click(),
    [keys.search]: () => document.getElementById("q").focus(),
    Enter: (row) => row.querySelector("th a").click(),
  };
  acts.ArrowDown = acts[keys.next];
  acts.ArrowUp = acts[keys.previous];
  queue.addEventListener("keydown", (event) => {
    const row = event.target.closest("tbody tr");
    const typing = event.target.matches('input:not([type="checkbox"]), select, textarea');
    const onButton = event.key === "Enter" && event.target !== row;
    if (!row || typing || onButton || event.ctrlKey || event.metaKey || event.altKey) return;
    // A key that is held down moves, and decides once.
    const moves = [keys.next, keys.previous, "ArrowDown", "ArrowUp"].includes(event.key);
    if (event.repeat && !moves) return;
    const act = acts[event.key] ?? acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act(row);
  });
  // After a decision the next one is a keystroke away: the row that now stands where the decided one stood.
  const asked = new URLSearchParams(location.search);
  const place = Number(sessionStorage.getItem("queue-place") ?? 0);
  queue.addEventListener("submit", (event) => {
    const row = event.submitter?.closest("tbody tr");
    sessionStorage.setItem("queue-place", String(Math.max(rows.indexOf(row), 0)));
  });
  if (asked.has("done") || asked.has("undone")) goTo(rows[Math.min(place, rows.length - 1)]);
}
