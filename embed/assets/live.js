// Keeps a page up to date and spares clicks. Nothing depends on it: every page works through plain links and forms.
//
// What is live carries data-live (topics) and data-fragment (where its present state is to be had). One event stream
// names the topics that changed; the fragments are fetched and what differs is taken over in place, so that focus, text
// being typed, open dialogs and the place in a thread stay as they are.
(() => {
  "use strict";

  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = document.body.dataset;
  document.documentElement.classList.add("script");

  // --- saying things politely -------------------------------------------------------------------------------------

  function announce(text) {
    const place = $("announce");
    if (place && text) {
      place.textContent = "";
      setTimeout(() => { place.textContent = text; }, 50);
    }
  }

  // --- taking over what differs -----------------------------------------------------------------------------------

  const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.id : "");
  const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && keyOf(a) === keyOf(b);

  // What belongs to the person and not to the page: an open dialog or fold.
  const kept = (element, name) => name === "open" && /^(DIALOG|DETAILS)$/.test(element.nodeName);

  function takeAttributes(from, to) {
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name) && !kept(from, name)) from.removeAttribute(name);
    }
    for (const { name, value } of to.attributes) {
      if (!kept(from, name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
  }

  // A field that was changed by hand keeps what was typed; an untouched one shows what the page now says.
  const touched = (field) =>
    /^(INPUT|TEXTAREA|SELECT)$/.test(field.nodeName) && (field === document.activeElement || field.value !== field.dataset.was);

  function remember(root) {
    for (const field of all("input,textarea,select", root)) field.dataset.was = field.value;
  }

  function take(from, to) {
    if (from.nodeType !== Node.ELEMENT_NODE) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    if (touched(from)) return;
    if (from.dataset.announce !== to.dataset.announce) announce(to.dataset.announce);
    takeAttributes(from, to);
    takeChildren(from, to);
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(from.nodeName)) {
      from.value = to.value;
      from.dataset.was = from.value;
    }
  }

  function takeChildren(from, to) {
    let here = from.firstChild;
    for (const wanted of [...to.childNodes]) {
      let match = here;
      if (keyOf(wanted)) {
        match = [...from.childNodes].find((node) => alike(node, wanted));
      } else {
        while (match && keyOf(match)) match = match.nextSibling;
        if (match && !alike(match, wanted)) match = null;
      }
      if (!match) {
        from.insertBefore(wanted, here);
        remember(wanted.nodeType === Node.ELEMENT_NODE ? wanted : document.createElement("p"));
        continue;
      }
      if (match !== here) from.insertBefore(match, here);
      else here = here.nextSibling;
      take(match, wanted);
    }
    while (here) {
      const next = here.nextSibling;
      here.remove();
      here = next;
    }
  }

  // A thread at its end stays at its end; one that is being read stays where it is.
  function keepingPlace(change) {
    const places = all("[data-stick]").map((stream) => [stream, stream.scrollTop, stream.scrollHeight]);
    change();
    for (const [stream, top, height] of places) {
      // The streams are laid out from their end: 0 is the end, and above it the offset is negative.
      stream.scrollTop = top > -40 ? 0 : top - (stream.scrollHeight - height);
    }
  }

  // Every element of a page or fragment that we also have, by id.
  function takeOver(fresh, selector) {
    keepingPlace(() => {
      for (const element of all(selector, fresh)) {
        const mine = $(element.id);
        if (mine) take(mine, element);
      }
    });
    refreshAges();
    awaitEnds();
    document.dispatchEvent(new Event("taken"));
  }

  // What holds only for a while, such as the state of a property, says until when, and is then fetched again.
  const ends = new Map(); // id of an element: its timer

  function awaitEnds() {
    for (const element of all("[data-until][data-fragment]")) {
      clearTimeout(ends.get(element.id));
      const left = Date.parse(element.dataset.until) - Date.now();
      const wait = left > 0 ? left + 1000 + Math.random() * 4000 : 60000; // our clock may be ahead of the house's
      if (wait < 864e5 * 2) ends.set(element.id, setTimeout(() => refresh(element.dataset.fragment), wait));
    }
  }

  // --- the event stream -------------------------------------------------------------------------------------------

  const waiting = new Map(); // address of a fragment: "asked" or "again"

  async function refresh(address) {
    if (waiting.has(address)) {
      waiting.set(address, "again");
      return;
    }
    waiting.set(address, "asked");
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin", cache: "no-store" });
      if (answer.redirected || answer.status === 401 || answer.status === 403) {
        location.reload(); // logged out, or no longer allowed: let the server say so
        return;
      }
      if (answer.ok) takeOver(new DOMParser().parseFromString(await answer.text(), "text/html"), "[data-live][id]");
    } catch {
      // No connection: the stream notices too, and everything is fetched when it is back.
    } finally {
      const again = waiting.get(address) === "again";
      waiting.delete(address);
      if (again) refresh(address);
    }
  }

  function refreshTopic(topic) {
    const addresses = all("[data-live]")
      .filter((element) => topic === null || element.dataset.live.split(" ").includes(topic))
      .map((element) => element.dataset.fragment);
    new Set(addresses).forEach(refresh);
  }

  let lostTimer = 0;

  function lost(isLost) {
    if (!isLost) {
      clearTimeout(lostTimer);
      lostTimer = 0;
      if ($("lost")) $("lost").hidden = true;
      return;
    }
    if (lostTimer) return; // every failed attempt reports itself; the first one counts
    lostTimer = setTimeout(() => {
      const banner = $("lost");
      if (banner && banner.hidden) {
        banner.hidden = false;
        announce(banner.textContent.trim());
      }
    }, 2500); // a blink is not worth a word
  }

  function listen(pause = 1000) {
    const topics = new Set(all("[data-live]").flatMap((element) => element.dataset.live.split(" ")));
    if (!words.liveUrl || topics.size === 0) return;
    const query = [...topics].map((topic) => "topic=" + encodeURIComponent(topic)).join("&");
    const source = new EventSource(words.liveUrl + "?" + query);
    source.addEventListener("open", () => {
      lost(false);
      pause = 1000;
      refreshTopic(null); // what changed since the page was drawn, or while the stream was lost
    });
    source.addEventListener("change", (event) => refreshTopic(event.data));
    source.addEventListener("error", () => {
      lost(true);
      if (source.readyState === EventSource.CLOSED) {
        refreshTopic(null); // finds out whether we are merely logged out
        setTimeout(() => listen(Math.min(pause * 2, 30000)), pause);
      }
    });
    addEventListener("pagehide", () => source.close(), { once: true });
  }

  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      listen();
      refreshTopic(null);
    }
  });

  // --- sending without leaving the page ---------------------------------------------------------------------------

  // Forms marked data-quiet. What the server answers is the page as it would have shown it; a refused form keeps its
  // text, and so does one that could not be sent.
  async function sendQuietly(form, button) {
    const data = new URLSearchParams(new FormData(form, button));
    const action = (button && button.getAttribute("formaction")) || form.getAttribute("action");
    const buttons = all("button", form);
    const field = all("textarea", form)[0];
    const sent = field && field.value;
    buttons.forEach((one) => { one.disabled = true; });
    try {
      const answer = await fetch(action, { method: "POST", body: data, credentials: "same-origin" });
      const html = await answer.text();
      const page = new DOMParser().parseFromString(html, "text/html");
      if (!answer.ok && answer.status !== 422) {
        // An error page. Never sent again by itself: nobody knows what the first one did.
        alertNear(form, page.querySelector("h1") ? page.querySelector("h1").textContent : words.notSent);
        return;
      }
      if (!page.querySelector("#announce")) {
        location.assign(answer.url); // not a page of the house any more: logged out
        return;
      }
      if (answer.ok && "clear" in form.dataset && field && field.value === sent) field.value = "";
      if (field) field.dataset.was = field.value;
      takeOver(page, "[data-live][id]");
      if ($("flash")) $("flash").remove();
      const flash = page.querySelector("#flash");
      if (flash) announce(flash.textContent.trim());
      all("[data-stick]").forEach((stream) => { stream.scrollTop = 0; });
    } catch {
      announce(words.notSent);
      alertNear(form, words.notSent);
    } finally {
      buttons.forEach((one) => { one.disabled = false; });
      if (field && document.contains(field) && document.activeElement === document.body) field.focus();
    }
  }

  // What takes a while says so on its button until the next page is there.
  function busy(form) {
    const button = form.querySelector("button");
    const label = button.querySelector("span") || button;
    const before = label.textContent;
    button.setAttribute("aria-busy", "true");
    label.textContent = form.dataset.busy;
    announce(form.dataset.busy);
    setTimeout(() => { button.disabled = true; }); // a disabled button would not be sent
    addEventListener("pageshow", () => {
      button.disabled = false;
      button.removeAttribute("aria-busy");
      label.textContent = before;
    }, { once: true });
  }

  function alertNear(form, text) {
    const old = form.querySelector(".error-lost");
    const line = old || document.createElement("p");
    line.className = "error error-lost";
    line.textContent = text;
    if (!old) form.append(line);
    setTimeout(() => line.remove(), 12000);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if ("busy" in form.dataset) busy(form);
    if (!("quiet" in form.dataset)) return;
    event.preventDefault();
    sendQuietly(form, event.submitter);
  });

  // --- small conveniences -----------------------------------------------------------------------------------------

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest ? event.target.closest("[data-keys]") : null;
    if (!field || event.key !== "Enter" || event.isComposing) return;
    const plain = field.dataset.keys === "enter" && !event.shiftKey;
    if (event.ctrlKey || event.metaKey || plain) {
      event.preventDefault();
      field.form.requestSubmit(field.form.querySelector("button[type=submit]"));
    }
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      const dialog = $(opener.dataset.dialog);
      if (dialog && dialog.showModal) {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    const closer = event.target.closest("dialog [data-close]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog").close();
      return;
    }
    const copier = event.target.closest("[data-copy]");
    if (copier) copy(copier);
    for (const menu of all("details.usermenu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  // A file may be dropped anywhere on a form marked data-drop; the field itself takes it without script.
  for (const form of all("[data-drop]")) {
    const field = all("input[type=file]", form)[0];
    const over = (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      form.classList.toggle("dropping", event.type === "dragover");
      if (event.type === "drop" && event.dataTransfer.files.length > 0) field.files = event.dataTransfer.files;
    };
    for (const kind of ["dragover", "dragleave", "drop"]) form.addEventListener(kind, over);
  }

  // Buttons that tick all boxes of their form, or none.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tick]");
    if (!button) return;
    for (const box of all("input[type=checkbox]", button.form)) box.checked = button.dataset.tick === "all";
  });

  // The clipboard interface exists on https only; a box at home is often reached by plain http.
  async function copy(button) {
    const source = $(button.dataset.copy);
    const selection = getSelection();
    selection.selectAllChildren(source);
    let done = true;
    try {
      if (navigator.clipboard && isSecureContext) await navigator.clipboard.writeText(source.textContent);
      else done = document.execCommand("copy");
    } catch {
      done = false;
    }
    if (done) selection.removeAllRanges();
    const label = button.querySelector("span");
    const before = label.textContent;
    label.textContent = done ? words.copied : words.copyFailed;
    announce(label.textContent);
    setTimeout(() => { label.textContent = before; }, 2500);
  }

  const units = [[86400, "day"], [3600, "hour"], [60, "minute"]];
  const ages = new Intl.RelativeTimeFormat(document.documentElement.lang, { style: "short", numeric: "always" });

  function refreshAges() {
    for (const moment of all("time[data-ago]")) {
      const gone = (Date.now() - Date.parse(moment.dateTime)) / 1000;
      const unit = units.find(([seconds]) => gone >= seconds);
      if (unit) moment.textContent = ages.format(-Math.floor(gone / unit[0]), unit[1]);
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of all("details.usermenu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  remember(document);
  setInterval(refreshAges, 30000);
  awaitEnds();
  listen();
})();
