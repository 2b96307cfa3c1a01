(() => {
  "use strict";
  const PER_PAGE = 100;
  const form = document.getElementById("filters");
  const rows = Array.from(document.querySelectorAll("#findings tbody tr"));
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const names = ["state", "rule", "agency", "year"];
  const words = document.getElementById("words");
  let page = 0;

  function matching() {
    const wanted = names.map((name) => document.getElementById(name).value);
    const parts = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return rows.filter((row, index) =>
      names.every((name, at) => !wanted[at] || row.dataset[name] === wanted[at]) &&
      parts.every((part) => texts[index].includes(part)));
  }

  function show() {
    const found = matching();
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
    page = Math.min(Math.max(page, 0), pages - 1);
    const visible = new Set(found.slice(page * PER_PAGE, (page + 1) * PER_PAGE));
    for (const row of rows) row.hidden = !visible.has(row);
    document.getElementById("count").textContent = `${found.length} / ${rows.length}`;
    document.getElementById("page").textContent = `第 ${page + 1} / ${pages} 页`;
    document.getElementById("previous").disabled = page === 0;
    document.getElementById("next").disabled = page >= pages - 1;
  }

  function turn(by) {
    page += by;
    show();
    form.scrollIntoView({ block: "start" });
  }

  form.addEventListener("input", () => { page = 0; show(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { page = 0; show(); }));
  document.getElementById("previous").addEventListener("click", () => turn(-1));
  document.getElementById("next").addEventListener("click", () => turn(1));
  show();
})();
