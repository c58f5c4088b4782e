// Completion of town names that leaves Japanese input alone: while a conversion is open no key is taken.
(() => {
  "use strict";
  const composing = (event) => event.isComposing || event.keyCode === 229;
  let number = 0;

  function enhance(box) {
    const input = box.querySelector("input");
    const list = Object.assign(document.createElement("ul"), { id: `towns-${++number}`, hidden: true });
    const said = Object.assign(document.createElement("p"), { className: "visually-hidden" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "町名の候補");
    said.setAttribute("role", "status");
    box.append(list, said);
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
    function close() { asked++; list.hidden = true; input.setAttribute("aria-expanded", "false"); mark(-1); }
    function show(found) {
      list.replaceChildren(...found.map((one, at) => {
        const item = Object.assign(document.createElement("li"), { id: `${list.id}-${at}` });
        const name = Object.assign(document.createElement("span"), { textContent: one.label });
        const reading = Object.assign(document.createElement("span"), { textContent: one.reading, className: "reading" });
        item.setAttribute("role", "option");
        item.append(name, reading);
        item.dataset.value = one.value;
        return item;
      }));
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
      said.textContent = found.length ? `候補${found.length}件` : "候補はありません";
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
      const { towns } = await answer.json();
      if (turn !== asked || document.activeElement !== input) return;
      const full = (town) => (municipality ? "" : town.municipality.name) + town.town;
      const found = towns.map((town) => ({ label: full(town), value: full(town), reading: town.reading }));
      const whole = towns.find((town) => full(town) === prefix || town.town === prefix);
      if (whole) found.splice(0, found.length, ...whole.chome_names.map((c) => ({ label: full(whole) + c, value: full(whole) + c, reading: "" })));
      show(found);
    }
    function pick(item) { input.value = item.dataset.value; close(); input.dispatchEvent(new Event("change", { bubbles: true })); }

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 80); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (composing(event)) return;
      const many = options().length;
      if (list.hidden) { if (event.key === "ArrowDown" && input.value) { event.preventDefault(); ask(); } return; }
      if (event.key === "ArrowDown") { event.preventDefault(); mark((active + 1) % many); }
      else if (event.key === "ArrowUp") { event.preventDefault(); mark((active + many - (active < 0 ? 0 : 1)) % many); }
      else if (event.key === "Escape") { event.preventDefault(); close(); }
      else if (event.key === "Enter" && active >= 0) { event.preventDefault(); pick(options()[active]); }
      else if (event.key === "Enter") close();
    });
    list.addEventListener("mousedown", (event) => { event.preventDefault(); const item = event.target.closest("[role=option]"); if (item) pick(item); });
  }

  document.querySelectorAll("[data-combobox]").forEach(enhance);
})();
