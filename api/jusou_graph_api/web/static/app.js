// Small comforts; every page does its work without this file.
(() => {
  "use strict";

  // A button that offers a town also shows it in the field.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.name === "pick") {
      const field = document.querySelector("#address");
      if (field) field.value = button.value;
    }
    const text = "copyUrl" in button.dataset ? location.href : button.dataset.copy ?? document.getElementById(button.dataset.copyFrom ?? "")?.value;
    if (text !== undefined) copy(text, button);
    if ("print" in button.dataset) window.print();
  });

  async function copy(text, button) {
    let done = false;
    if (window.isSecureContext && navigator.clipboard) {
      done = await navigator.clipboard.writeText(text).then(() => true, () => false);
    }
    if (!done) { // http on an intranet has no Clipboard API
      const area = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
      button.focus();
    }
    let said = button.parentElement.querySelector(".copied");
    if (!said) {
      said = Object.assign(document.createElement("span"), { className: "copied" });
      said.setAttribute("role", "status");
      button.after(said);
    }
    said.textContent = done ? "コピーしました" : "コピーできませんでした。文を選んで Ctrl+C を押してください";
  }

  // On narrow screens the answer stands below the form: go there and let the heading be read.
  document.addEventListener("htmx:afterSettle", (event) => {
    const region = document.getElementById("answer");
    if (!region || region.dataset.answered !== "yes" || event.detail.target?.id !== "answer") return;
    const heading = region.querySelector("h2[tabindex]");
    if (heading && window.matchMedia("(max-width: 63.99rem)").matches) {
      heading.focus({ preventScroll: true });
      region.scrollIntoView({ block: "start" });
    }
  });

  document.addEventListener("htmx:sendError", () => {
    const region = document.getElementById("answer");
    if (!region) return;
    const box = Object.assign(document.createElement("div"), { className: "notice notice-error" });
    box.setAttribute("role", "alert");
    box.textContent = "サービスにつながりません。庁内のネットワークにつながっているか確かめて、もう一度押してください。入力は残っています。";
    region.prepend(box);
  });
})();
