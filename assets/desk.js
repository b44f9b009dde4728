// The queue without a script is a plain form; this adds one box that ticks all rows.
const queue = document.getElementById("queue");
const label = queue?.querySelector("label.all");
if (label) {
  const all = document.createElement("input");
  all.type = "checkbox";
  all.id = "all";
  label.append(" ", all);
  const rows = () => queue.querySelectorAll('input[name="ids"]');
  all.addEventListener("change", () => rows().forEach((row) => { row.checked = all.checked; }));
  queue.addEventListener("change", (event) => {
    if (event.target.name === "ids") all.checked = [...rows()].every((row) => row.checked);
  });
}
