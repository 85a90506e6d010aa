const numberOf = (name: string) => (element: HTMLElement) => {
  const value = Number((element.querySelector("img") ?? element).getAttribute(name));
  return Number.isInteger(value) && value > 0 ? value : null;
};
const textOf = (name: string) => (element: HTMLElement) =>
  (element.querySelector("img") ?? element).getAttribute(name);

/** Attributes of a picture, in a line or as a figure. */
export const imageAttributes = {
  src: { default: "", parseHTML: (element: HTMLElement) => textOf("src")(element) ?? "" },
  alt: { default: "", parseHTML: (element: HTMLElement) => textOf("alt")(element) ?? "" },
  title: { default: null, parseHTML: textOf("title") },
  width: { default: null, parseHTML: numberOf("width") },
  height: { default: null, parseHTML: numberOf("height") },
};
