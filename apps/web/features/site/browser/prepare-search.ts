/** Loads what offers posts while somebody types, once one of the forms is used. Its address stands on the form. */
export function prepareSearch(forms: Iterable<HTMLFormElement>): void {
  for (const form of forms)
    form.addEventListener(
      "focusin",
      () => {
        const { suggest } = form.dataset;
        if (!suggest || document.querySelector(`script[src="${suggest}"]`)) return;
        const script = document.createElement("script");
        script.src = suggest;
        document.head.append(script);
      },
      { once: true },
    );
}
