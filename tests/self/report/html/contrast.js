// Runs in the page: texts that have too little contrast to their background (WCAG 2.2, 1.4.3), each with its ratio.
(() => {
  const partsOf = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element) => {
    for (let around = element; around; around = around.parentElement) {
      const [red = 0, green = 0, blue = 0, alpha = 1] = partsOf(getComputedStyle(around).backgroundColor);
      if (alpha > 0.99) return [red, green, blue];
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0] : [255, 255, 255];
  };
  const failures = new Set();
  let looked = 0;
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    const { color, fontSize, fontWeight, visibility } = getComputedStyle(element);
    if (!own || visibility === 'hidden' || element.getClientRects().length === 0) continue;
    looked += 1;
    const ratios = [luminance(partsOf(color).slice(0, 3)), luminance(backgroundOf(element))].sort((a, b) => b - a);
    const ratio = (ratios[0] + 0.05) / (ratios[1] + 0.05);
    const size = Number.parseFloat(fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
    if (ratio < needed) failures.add(`${element.tagName}.${element.className}: ${ratio.toFixed(2)}, needs ${needed}`);
  }
  return { looked, failures: [...failures] };
})();
