(function () {
  "use strict";
  var form = document.getElementById("filters");
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".group"));
  var count = document.getElementById("shown");

  function filter() {
    var states = {};
    form.querySelectorAll("input[type=checkbox]").forEach(function (box) { states[box.value] = box.checked; });
    var family = form.elements.family.value;
    var words = form.elements.words.value.trim().toLowerCase();
    var shown = 0;
    findings.forEach(function (finding) {
      var keep = states[finding.dataset.state] !== false &&
        (!family || finding.dataset.family === family) &&
        (!words || finding.textContent.toLowerCase().indexOf(words) >= 0);
      finding.hidden = !keep;
      if (keep) { shown += 1; }
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
    });
    count.textContent = "显示 " + shown + " / " + findings.length + " 项";
  }

  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) { return; }
    var inner = target.querySelector(":scope > details");
    if (inner) { inner.open = true; }
    var changed = false;
    for (var node = target; node; node = node.parentElement) {
      if (node.hidden) { node.hidden = false; changed = true; }
      if (node.tagName === "DETAILS" && !node.open) { node.open = true; changed = true; }
    }
    var old = document.querySelector(".at");
    if (old) { old.classList.remove("at"); }
    (target.nextElementSibling && target.classList.contains("anchor") ? target.nextElementSibling : target)
      .classList.add("at");
    if (changed) { target.scrollIntoView(); }
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    filter();
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) { details.open = true; });
  });
  reveal();
})();
