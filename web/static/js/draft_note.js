// The line on top of a form that says what became of its draft.

export function draftNote(form, onDiscard) {
  const box = Object.assign(document.createElement("div"), { className: "draft-note", hidden: true });
  const sentence = Object.assign(document.createElement("p"), { role: "status" });
  const button = Object.assign(document.createElement("button"), {
    type: "button", className: "btn btn-quiet", textContent: "Bỏ nội dung này",
  });
  button.addEventListener("click", () => { onDiscard(); box.hidden = true; });
  box.append(sentence, button);
  form.prepend(box);

  return function tell(text, { discardable = false } = {}) {
    box.hidden = false;
    button.hidden = !discardable;
    setTimeout(() => { sentence.textContent = text; }); // once it is shown, so that it is read aloud
    if (!discardable) box.scrollIntoView({ block: "center" });
  };
}
