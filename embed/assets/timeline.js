// Lets the arrow keys walk over the timeline of the calendar, from stay to stay and over the free nights between them.
// Nothing depends on it: every stay is a link that Tab reaches.
//
// With it the timeline is one stop of Tab: the stay that was visited last, or the first from today on. A free night has
// no element of its own; the one that is visited is made (#free-night) and leads to the form for a new booking.
(() => {
  "use strict";

  const timeline = () => document.getElementById("timeline");
  const all = (selector, root) => [...root.querySelectorAll(selector)];

  // A stay covers nights, counted from the first day shown. One that leaves on that day has none and counts as night -1.
  const barOf = (li, row) => {
    const start = Number(li.dataset.start);
    const end = Number(li.dataset.end);
    const last = end % 2 ? (end - 3) / 2 : end / 2 - 1;
    return { row, li, target: li.querySelector(".bar-in"), first: Math.min(start === 1 ? 0 : (start - 2) / 2, last), last };
  };
  const rows = () => all(".tl-row", timeline());
  const barsOf = (row) => all(".tl-bars > li[data-start]", row).map((li) => barOf(li, row)).sort((a, b) => a.first - b.first);
  const today = () => {
    const days = (Date.now() - Date.parse(timeline().dataset.from + "T00:00")) / 864e5;
    return days >= 0 && days < Number(timeline().dataset.days) ? Math.floor(days) : 0;
  };

  let visited = ""; // id of the stay that Tab leads to
  let column = 0; // the night in which the walk up and down goes on
  let stood = null; // the free night that one stands on: the page's own refreshing does not know of it

  // One stop of Tab for the whole timeline.
  function settle() {
    const place = timeline();
    if (!place) return;
    const targets = all(".tl-bars > li[data-start] .bar-in", place);
    const stops = targets.filter((target) => target.href);
    const chosen = stops.find((target) => target.parentElement.id === visited) ||
      stops.find((target) => barOf(target.parentElement).last >= today()) || stops[0];
    for (const target of targets) target.tabIndex = target === chosen ? 0 : -1;
    place.tabIndex = chosen ? -1 : 0;
  }

  function classesOf(night) {
    const days = Number(timeline().dataset.days);
    const start = 2 * night + 2;
    const line = Math.min(2 * night + 4, 2 * days + 1);
    const digits = (n, names) => [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10].map((digit, i) => names[i] + digit);
    return ["bar", "bar-free", "at", ...digits(start, "abc"), ...digits(line, "xyz"), "lane-1"];
  }

  const dayOf = (night) => {
    const day = new Date(timeline().dataset.from + "T12:00:00Z");
    day.setUTCDate(day.getUTCDate() + night);
    return day;
  };

  function leave() {
    const free = document.getElementById("free-night");
    if (!free) return;
    free.removeAttribute("id"); // it is no longer the one, also for what hears that the focus leaves it
    (free.parentElement.childElementCount === 1 ? free.parentElement : free).remove();
  }

  // The free night becomes a link, or for who may not add bookings a place to stand on.
  function visitNight(row, night) {
    const { add, addWords, free: word } = timeline().dataset;
    const day = dayOf(night);
    const told = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(day);
    leave();
    let list = row.querySelector(".tl-bars");
    if (!list) {
      list = document.createElement("ul");
      list.className = "tl-cols tl-bars";
      row.querySelector(".tl-track").append(list);
    }
    const item = document.createElement("li");
    item.id = "free-night";
    item.dataset.night = night;
    item.className = classesOf(night).join(" ");
    const target = document.createElement(add ? "a" : "span");
    target.className = "bar-in";
    target.tabIndex = -1;
    if (add) target.href = add + "?" + new URLSearchParams({ property: row.dataset.property, checkin: day.toISOString().slice(0, 10) });
    const name = row.querySelector(".tl-house > :first-child").textContent.trim();
    const said = document.createElement("span");
    said.className = "unseen";
    said.textContent = [name, told, word, add ? addWords : ""].filter(Boolean).join(", ");
    const sign = document.createElement("span");
    sign.className = "bar-label";
    sign.setAttribute("aria-hidden", "true");
    sign.textContent = add ? "+" : "·";
    target.append(sign, said);
    item.append(target);
    list.append(item);
    stood = { row: row.id, night };
    target.focus();
  }

  function visitBar(bar) {
    leave();
    stood = null;
    visited = bar.li.id;
    bar.target.tabIndex = 0;
    settle();
    bar.target.focus();
    bar.target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function visit(row, night, from) {
    if (!row) return;
    const days = Number(timeline().dataset.days);
    const bars = barsOf(row);
    const there = bars.find((bar) => bar.first <= night && night <= bar.last && bar !== from);
    if (there) visitBar(there);
    else if (night >= 0 && night < days) visitNight(row, night);
  }

  function along(at, step) {
    const bars = barsOf(at.row);
    const mine = bars.findIndex((bar) => bar.li === at.li);
    // Another that begins while this one lasts, as double bookings do.
    const beside = mine < 0 ? undefined : bars[mine + step];
    if (beside && (step > 0 ? beside.first <= at.last + 1 : beside.last >= at.first - 1)) return visitBar(beside);
    column = step > 0 ? at.last + 1 : at.first - 1;
    visit(at.row, column);
  }

  function across(at, step) {
    const list = rows();
    const same = barsOf(at.row).filter((bar) => bar.first <= column && column <= bar.last);
    const beside = at.li ? same[same.findIndex((bar) => bar.li === at.li) + step] : undefined;
    if (beside) visitBar(beside);
    else visit(list[list.indexOf(at.row) + step], column);
  }

  // Where the focus is: on a stay, on a free night, or on the timeline as a whole.
  function standing(element) {
    const row = element.closest(".tl-row");
    const li = element.closest(".tl-bars > li");
    if (!row || !li) return null;
    if (li.id === "free-night") return { row, first: Number(li.dataset.night), last: Number(li.dataset.night) };
    return barOf(li, row);
  }

  document.addEventListener("keydown", (event) => {
    const place = timeline();
    if (!place || !place.contains(event.target) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const page = { PageUp: "previous", PageDown: "next" }[event.key];
    if (page) {
      event.preventDefault();
      document.querySelector("[data-page=" + page + "]").click();
      return;
    }
    if (!/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) return;
    const at = standing(event.target);
    if (!at) {
      if (event.target !== place) return; // in the name of a property: the page scrolls
      event.preventDefault();
      column = today();
      visit(rows()[0], column);
      return;
    }
    event.preventDefault();
    if (column < at.first || column > at.last) column = Math.max(0, at.first);
    switch (event.key) {
      case "ArrowRight": along(at, 1); break;
      case "ArrowLeft": along(at, -1); break;
      case "ArrowDown": across(at, 1); break;
      case "ArrowUp": across(at, -1); break;
      case "Home": column = 0; visit(at.row, column); break;
      case "End": column = Number(place.dataset.days) - 1; visit(at.row, column); break;
    }
  });

  document.addEventListener("focusin", (event) => {
    if (!event.target.closest("#free-night")) stood = null;
    const place = timeline();
    const li = place && place.contains(event.target) ? event.target.closest(".tl-bars > li[data-start]") : null;
    if (!li || li.id === visited) return;
    visited = li.id;
    settle();
  });
  document.addEventListener("focusout", (event) => {
    if (!event.target.closest("#free-night")) return;
    // Later: it may be on its way out already, and then it must not be taken from under whoever removes it.
    setTimeout(() => { if (!document.activeElement.closest("#free-night")) leave(); });
  });
  document.addEventListener("pointerdown", () => { stood = null; });

  // The page took over what changed.
  document.addEventListener("taken", () => {
    settle();
    const row = stood && document.getElementById(stood.row);
    if (row && document.activeElement === document.body) visit(row, stood.night);
  });
  settle();
})();
