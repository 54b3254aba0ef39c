// The script of an HTML page, but for its search: colours, links, contents.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // Colours. They are set before anything is painted.
  const themes = ["system", "light", "dark"];
  const memory = {
    get() {
      try { return localStorage.getItem("errgen-theme"); } catch { return null; }
    },
    set(theme) {
      try { localStorage.setItem("errgen-theme", theme); } catch { /* a file without storage */ }
    },
  };

  function setTheme(theme) {
    root.dataset.theme = themes.includes(theme) ? theme : "system";
  }

  function startThemes() {
    const button = document.querySelector(".theme");
    const name = () => {
      const theme = root.dataset.theme;
      button.setAttribute("aria-label", "Colours: " + (theme === "system" ? "as the system" : theme));
    };
    button.addEventListener("click", () => {
      setTheme(themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length]);
      memory.set(root.dataset.theme);
      name();
    });
    name();
  }

  // Links of entries are copied when they are followed.
  function startLinks() {
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.(".entry .link");
      if (!link) return;
      navigator.clipboard?.writeText(link.href).then(() => {
        link.classList.add("copied");
        setTimeout(() => link.classList.remove("copied"), 1500);
      }, () => { /* the address bar has it */ });
    });
  }

  // Colours in answers, given to those that come into sight. Without markup: a
  // page of thousands of entries would need a lot of it.
  const parts = /^HTTP\/1\.1 .*$|^(?<name>[\w-]+:) .*$|(?<key>"(?:[^"\\]|\\.)*")(?=\s*:)|(?<text>"(?:[^"\\]|\\.)*")|(?<value>\b(?:true|false|null)\b|-?\b\d[\d.eE+-]*)/gm;

  function startColours() {
    if (!window.Highlight) return;
    const kinds = Object.fromEntries(["name", "key", "text", "value"].map((kind) => [kind, new Highlight()]));
    for (const [kind, highlight] of Object.entries(kinds)) CSS.highlights.set(kind, highlight);
    const watch = new IntersectionObserver((changes) => {
      for (const { isIntersecting, target } of changes) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        colour(target.firstChild, kinds);
      }
    }, { rootMargin: "50% 0%" });
    for (const code of document.querySelectorAll(".answers pre code")) watch.observe(code);
  }

  function colour(node, kinds) {
    if (!/(^|\n\n)[{[]/.test(node.data)) return; // the body is not JSON
    for (const { index, groups } of node.data.slice(0, 10000).matchAll(parts)) {
      const kind = Object.keys(kinds).find((k) => groups[k]);
      if (kind) kinds[kind].add(new StaticRange({ startContainer: node, startOffset: index, endContainer: node, endOffset: index + groups[kind].length }));
    }
  }

  // The table of contents shows where the reader is. On a small screen it is
  // closed.
  function startContents() {
    const details = document.querySelector(".contents details");
    const narrow = matchMedia("(width < 64rem)");
    const fit = () => { details.open = !narrow.matches; };
    narrow.addEventListener("change", fit);
    fit();
    const links = new Map([...details.querySelectorAll("a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
    const seen = new Set();
    const watch = new IntersectionObserver((changes) => {
      for (const c of changes) c.isIntersecting ? seen.add(c.target) : seen.delete(c.target);
      for (const a of details.querySelectorAll("[aria-current]")) a.removeAttribute("aria-current");
      for (const section of sections) {
        if (!seen.has(section)) continue;
        links.get(section.id)?.setAttribute("aria-current", "true");
        break;
      }
    }, { rootMargin: "-25% 0% -74% 0%" });
    const sections = [...document.querySelectorAll(".whole > section")];
    for (const s of sections) watch.observe(s);
  }

  setTheme(memory.get());
  document.addEventListener("DOMContentLoaded", () => {
    startThemes();
    startLinks();
    startContents();
    startColours();
  });
})();
