// Completion of place names that leaves Japanese input alone: while a conversion is open no key is taken.
(() => {
  "use strict";
  const composing = (event) => event.isComposing || event.keyCode === 229;
  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);
  let number = 0;

  function enhance(box) {
    const input = box.querySelector("input");
    const list = made("ul", { id: `towns-${++number}` });
    const guess = made("p", { className: "towns-note", textContent: "もしかして" });
    const rest = made("p", { className: "towns-note" });
    const towns = made("div", { className: "towns", hidden: true });
    const said = made("p", { className: "visually-hidden" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "町名の候補");
    said.setAttribute("role", "status");
    // What the notes say is said with the number of candidates.
    for (const note of [guess, rest]) note.setAttribute("aria-hidden", "true");
    towns.append(guess, list, rest);
    box.append(towns, said);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
      input.setAttribute(name, value);
    }
    let active = -1, asked = 0, timer = 0;

    const options = () => [...list.children];
    function mark(to) {
      active = to;
      options().forEach((one, at) => one.setAttribute("aria-selected", String(at === active)));
      const one = options()[active];
      if (one) { input.setAttribute("aria-activedescendant", one.id); one.scrollIntoView({ block: "nearest" }); }
      else input.removeAttribute("aria-activedescendant");
    }
    // An answer still on its way, or one not yet asked for, must not open the list again.
    function close() { clearTimeout(timer); asked++; towns.hidden = true; input.setAttribute("aria-expanded", "false"); mark(-1); }
    function item(one, at) {
      const name = made("span", { textContent: one.text });
      const reading = made("span", { textContent: one.reading, className: "reading" });
      const option = made("li", { id: `${list.id}-${at}` });
      option.setAttribute("role", "option");
      option.append(name, reading);
      option.dataset.value = one.text;
      return option;
    }
    function show(prefix, { offers, more, guessed }) {
      const others = offers.filter((one) => one.text !== prefix);
      list.replaceChildren(...others.map(item));
      towns.hidden = others.length === 0;
      guess.hidden = !guessed;
      rest.hidden = !more;
      rest.textContent = `ほか${more}件。続きを入れると絞れます`;
      input.setAttribute("aria-expanded", String(!towns.hidden));
      if (others.length) said.textContent = `${guessed ? "もしかして、" : ""}候補${others.length}件${more ? `、ほか${more}件` : ""}`;
      else said.textContent = offers.length ? "町名の一覧にあります" : "続きの候補はありません。このまま調べられます";
      mark(-1);
    }
    async function ask() {
      const turn = ++asked, prefix = input.value.trim();
      if (!prefix) return close();
      const municipality = input.form.querySelector("[name=municipality]:checked, select[name=municipality]")?.value || null;
      const answer = await fetch(box.dataset.combobox, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ prefix, municipality }),
      }).catch(() => null);
      if (turn !== asked || !answer?.ok) return;
      const found = await answer.json();
      if (turn === asked && document.activeElement === input) show(prefix, found);
    }
    function pick(option) { input.value = option.dataset.value; close(); input.dispatchEvent(new Event("change", { bubbles: true })); }

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 80); });
    input.addEventListener("blur", close);
    input.form?.addEventListener("submit", close);
    input.addEventListener("keydown", (event) => {
      if (composing(event)) return;
      const many = options().length;
      if (towns.hidden) { if (event.key === "ArrowDown" && input.value) { event.preventDefault(); ask(); } return; }
      if (event.key === "ArrowDown") { event.preventDefault(); mark((active + 1) % many); }
      else if (event.key === "ArrowUp") { event.preventDefault(); mark((active + many - (active < 0 ? 0 : 1)) % many); }
      else if (event.key === "Escape") { event.preventDefault(); close(); }
      else if (event.key === "Enter" && active >= 0) { event.preventDefault(); pick(options()[active]); }
      else if (event.key === "Enter") close();
    });
    list.addEventListener("mousedown", (event) => { event.preventDefault(); const option = event.target.closest("[role=option]"); if (option) pick(option); });
  }

  document.querySelectorAll("[data-combobox]").forEach(enhance);
})();
