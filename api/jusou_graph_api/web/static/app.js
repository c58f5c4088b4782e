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

  // The sentence of an error also stands beside its field, as it does where the whole page is sent.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id !== "answer") return;
    document.querySelectorAll("#ask-form .error").forEach((one) => one.remove());
    document.querySelectorAll("#ask-form [aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
    document.querySelectorAll("#ask-form .has-error").forEach((one) => one.classList.remove("has-error"));
    document.querySelectorAll("#answer .notice-error a[href^='#']").forEach((link) => {
      const field = document.getElementById(link.hash.slice(1)), box = field?.closest(".field, .member");
      if (!box) return;
      field.closest("details")?.setAttribute("open", "");
      const said = Object.assign(document.createElement("p"), { className: "error", id: `${field.id}-error`, textContent: link.textContent });
      if (field === box) field.querySelector("legend").after(said);
      else { (field.closest("label") ?? box.querySelector("label") ?? field).after(said); field.setAttribute("aria-invalid", "true"); }
      box.classList.add("has-error");
      field.setAttribute("aria-describedby", [...new Set([...(field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean), said.id])].join(" "));
    });
  });

  // The first heading of an answer comes into view with the focus. Hands that typed into a field stay there, where the
  // heading is in view anyway; then the headline alone is announced.
  let typing = false;
  document.addEventListener("htmx:beforeRequest", (event) => {
    typing = Boolean(document.activeElement?.matches("#ask-form :is(input:not([type=radio], [type=checkbox]), textarea)"));
    if (event.detail.target?.id === "answer") document.getElementById("announce").textContent = "";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const region = document.getElementById("answer");
    if (!region || region.dataset.answered !== "yes" || event.detail.target?.id !== "answer") return;
    const heading = region.querySelector("[tabindex='-1']");
    if (!heading) return;
    const box = heading.getBoundingClientRect();
    const seen = box.top >= 0 && box.bottom <= window.innerHeight;
    const narrow = window.matchMedia("(max-width: 63.99rem)").matches;
    if (narrow || !typing || !seen) {
      heading.focus({ preventScroll: true });
      if (narrow || !seen) region.scrollIntoView({ block: "start" });
    } else document.getElementById("announce").textContent = heading.textContent;
  });

  // A part that was asked for arrives below the screen: show it and go to its heading; its way back leads to what was pressed.
  document.addEventListener("htmx:afterSettle", (event) => {
    const part = document.getElementById(event.detail.target?.id);
    const heading = part?.querySelector("[data-arrive]");
    if (!heading) return;
    heading.focus({ preventScroll: true });
    part.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("click", (event) => {
    const back = event.target.closest("[data-back-to]");
    const pressed = back && document.getElementById(back.dataset.backTo);
    if (!pressed) return;
    event.preventDefault();
    pressed.focus({ preventScroll: true });
    pressed.scrollIntoView({ block: "center" });
  });

  const UNREACHED = "サービスにつながりません。庁内のネットワークにつながっているか確かめて、もう一度押してください。入力は残っています。";
  function sayUnreached(place) {
    place.querySelector(":scope > .unreached")?.remove();
    const box = Object.assign(document.createElement("div"), { className: "notice notice-error unreached", textContent: UNREACHED });
    box.setAttribute("role", "alert");
    place.prepend(box);
  }
  for (const lost of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(lost, (event) => {
      sayUnreached(event.detail.target?.id === "answer" ? document.getElementById("answer") : event.detail.elt);
    });
  }

  // A form that leads to another page is sent once, and only when the service answers: what was typed stays here otherwise.
  const reachable = () => fetch(document.querySelector("link[rel=icon]").href, { method: "HEAD", cache: "no-store" }).then((r) => r.ok, () => false);
  let leaving = false, pressed = null, reached = false;
  document.addEventListener("submit", async (event) => {
    const form = event.target, button = event.submitter ?? form;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (reached && pressed === button) { leaving = form.target !== "_blank"; reached = false; return; }
    event.preventDefault();
    if (pressed === button) return; // pressed twice
    pressed = button;
    if (await reachable()) {
      form.querySelector(":scope > .unreached")?.remove();
      reached = true;
      form.requestSubmit(event.submitter);
    } else sayUnreached(form);
    setTimeout(() => { pressed = null; leaving = false; }, 1000); // a file was downloaded, or a tab opened
  });

  // Leaving a consultation that was typed is asked about: it is stored nowhere, so nothing could bring it back.
  window.addEventListener("beforeunload", (event) => {
    const typed = document.querySelectorAll("#ask-form :is(textarea, [name^=household_]:is(input))");
    if (!leaving && [...typed].some((field) => field.value.trim())) event.preventDefault();
  });
})();
