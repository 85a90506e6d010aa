const gap = 8;

/** Shows a footnote beside the number that points to it. Without this, and with a key held, the number leads to the end of the text. */
export function improveFootnotes(links: Iterable<HTMLAnchorElement>): void {
  if (!("popover" in HTMLElement.prototype)) return;
  const bubble = document.createElement("div");
  bubble.popover = "auto";
  bubble.className = "footnote-popover";
  bubble.setAttribute("role", "dialog");
  bubble.tabIndex = -1;
  for (const link of links) {
    link.addEventListener("click", (event) => {
      const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!note || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      bubble.replaceChildren(...copyOf(note));
      bubble.setAttribute("aria-label", link.getAttribute("aria-label") ?? "");
      // Beside the link in reading order; closing gives the focus back to it.
      link.closest("p, li, td, th, figcaption, h1, h2, h3, h4, h5, h6, .prose")?.after(bubble);
      bubble.showPopover();
      place(bubble, link);
      bubble.focus({ preventScroll: true });
    });
  }
}

/** What a note says, without the way back and without ids, which the note itself has. */
function copyOf(note: Element): ChildNode[] {
  const copy = note.cloneNode(true) as Element;
  for (const back of copy.querySelectorAll(".footnote-back")) back.remove();
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  return [...copy.childNodes];
}

/** Below the number, or above it where there is more room; never beyond the edges of the window. Scrolls with the page. */
function place(bubble: HTMLElement, link: Element): void {
  const at = link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(gap, Math.min(at.left + at.width / 2 - width / 2, clientWidth - width - gap));
  const below = at.bottom + gap + height <= clientHeight || at.top < height + gap;
  const top = below ? at.bottom + gap : at.top - gap - height;
  bubble.style.left = `${left + scrollX}px`;
  bubble.style.top = `${top + scrollY}px`;
}
