// What a symbol tells is filled in while it is typed: 42-HD/BTCTW is a "Hướng dẫn" of the "Ban Tổ chức Trung ương".
// Without this script the server reads the same from the symbol when the form is sent.

const FORM = /^\s*\d{1,5}\s*(?:[-–—]|(?:\/\s*\d{4}\s*)?\/)\s*(\p{L}+)\s*[-/]\s*(\p{L}+)\d*\s*$/u;
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
const known = (typed, signs) =>
  signs.includes(typed) ? typed : signs.find((sign) => folded(sign) === folded(typed));

function watch(symbol) {
  const { types, issuers } = JSON.parse(symbol.dataset.symbol);
  const { type, issuer } = symbol.form.elements;
  symbol.addEventListener("change", () => {
    const found = FORM.exec(symbol.value);
    if (!found) return;
    const sign = known(found[1], types);
    const body = known(found[2], Object.keys(issuers));
    // What somebody chose is not taken from them.
    if (sign && !type.value) type.value = sign;
    if (body && !issuer.value.trim()) issuer.value = issuers[body];
  });
}

for (const symbol of document.querySelectorAll("[data-symbol]")) watch(symbol);
