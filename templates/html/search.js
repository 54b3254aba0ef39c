// The search of an HTML page: words and filters, what they find, and keys.
"use strict";

(() => {
  // A search of more than so many entries shows so many rows and entries at
  // once, which takes a moment even on a page of thousands. A button shows the
  // others.
  const few = 200;
  const maxRows = 50;
  const maxArticles = 10;

  // A text is searched without regard to case and accents.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  document.addEventListener("DOMContentLoaded", () => {
    const tools = document.querySelector(".tools");
    if (!tools) return; // the page has no entries

    const search = tools.querySelector("input");
    const selects = [...tools.querySelectorAll("select")];
    const count = tools.querySelector(".count");
    const title = document.querySelector("h1");
    const whole = document.querySelector(".whole");
    const found = document.querySelector(".found");
    const foundRows = found.querySelector("tbody");
    const foundArticles = found.querySelector(".articles");
    const more = found.querySelector(".more");
    const nothing = found.querySelector(".nothing");
    const rows = whole.querySelectorAll(".index tbody tr");
    const entries = [...whole.querySelectorAll(".entry")].map((article, i) => ({ article, row: rows[i] }));
    let matches = entries;
    let isIndexed = false;
    let isFiltered = false;
    let before = null; // where the reader was before the search
    const moved = new Map(); // articles that were found, with the marks of their places

    function index() {
      if (isIndexed) return;
      isIndexed = true;
      for (const e of entries) {
        e.text = fold(e.article.querySelector(".text").textContent);
        e.marks = new Map(selects.map((s) => [s, (e.article.dataset[s.name] ?? "").split(" ")]));
      }
    }

    function update() {
      index();
      const words = fold(search.value).split(/\s+/).filter(Boolean);
      const chosen = selects.filter((s) => s.value);
      matches = entries.filter((e) => chosen.every((s) => e.marks.get(s).includes(s.value)) && words.every((w) => e.text.includes(w)));
      for (const s of selects) s.classList.toggle("chosen", s.value !== "");
      const start = !isFiltered;
      isFiltered = words.length + chosen.length > 0;
      if (!isFiltered) {
        if (!start) leave();
        return;
      }
      if (start) before = { y: scrollY, hash: location.hash };
      count.value = `${matches.length} of ${entries.length}`;
      if (entries.length > few) show(maxRows, maxArticles);
      else show(few, few);
      scrollTo(0, 0);
    }

    // show puts so many of the matches into the place of the whole page. What
    // was found before goes back to its place only in the end: that is slow.
    function show(rowLimit, articleLimit) {
      foundRows.replaceChildren(...matches.slice(0, rowLimit).filter((e) => e.row).map((e) => e.row.cloneNode(true)));
      const articles = matches.slice(0, articleLimit).map((e) => e.article);
      for (const article of articles) {
        if (moved.has(article)) continue;
        const mark = document.createComment("");
        article.replaceWith(mark);
        moved.set(article, mark);
      }
      foundArticles.replaceChildren(...articles);
      nothing.hidden = matches.length > 0;
      more.hidden = matches.length <= Math.min(rowLimit, articleLimit);
      foundRows.parentElement.hidden = matches.length === 0;
      setFound(true);
    }

    function setFound(is) {
      found.hidden = !is;
      whole.classList.toggle("away", is);
      title.classList.toggle("unseen", is);
    }

    function putBack() {
      for (const [article, mark] of moved) mark.replaceWith(article);
      moved.clear();
    }

    // leave shows the whole page where the search began, or the entry that was
    // opened meanwhile.
    function leave() {
      putBack();
      foundRows.replaceChildren();
      count.value = "";
      setFound(false);
      if (before.hash === location.hash || !target()) scrollTo(0, before.y);
      else location.replace(location.hash); // what was out of the page is the target of its address only now
    }

    function clear() {
      search.value = "";
      for (const s of selects) s.value = "";
      update();
    }

    // target returns what the address of the page points to.
    function target(hash = location.hash) {
      try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; }
    }

    // reveal shows the whole page if a link leads to a part that is away.
    function reveal(hash) {
      if (!isFiltered || hash.length < 2) return;
      const place = target(hash);
      if (!place || whole.contains(place)) clear();
    }

    // walk moves the focus through what was found.
    function walk(event, step) {
      const shown = document.querySelectorAll(isFiltered ? ".found .index tbody tr" : ".whole .index tbody tr");
      const leads = (link, i) => link.getAttribute("href") === "#" + matches[i].article.id;
      const places = [...shown].map((row, i) => [...row.querySelectorAll("a")].find((link) => leads(link, i))).filter(Boolean);
      const at = event.target === search ? -1 : places.indexOf(event.target);
      if (event.target === search ? step < 0 : at < 0) return;
      event.preventDefault();
      (places[at + step] ?? (step < 0 ? search : event.target)).focus();
    }

    function onKey(event) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const field = event.target.closest("input, select");
      switch (event.key) {
        case "/":
          if (field) return;
          event.preventDefault();
          search.focus();
          search.select();
          break;
        case "Escape":
          if (isFiltered) clear();
          else field?.blur();
          break;
        case "ArrowDown":
          walk(event, 1);
          break;
        case "ArrowUp":
          walk(event, -1);
          break;
      }
    }

    search.addEventListener("input", update);
    for (const s of selects) s.addEventListener("change", update);
    more.querySelector("button").addEventListener("click", () => show(Infinity, Infinity));
    nothing.querySelector("button").addEventListener("click", () => { clear(); search.focus(); });
    tools.addEventListener("submit", (event) => {
      event.preventDefault();
      if (isFiltered && matches.length > 0) location.hash = matches[0].article.id;
    });
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      if (link) reveal(link.hash);
    });
    addEventListener("hashchange", () => reveal(location.hash));
    (window.requestIdleCallback ?? setTimeout)(index);
  });
})();
