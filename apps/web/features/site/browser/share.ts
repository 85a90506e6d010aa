import { texts } from "./texts.ts";

function button(text: string, act: (button: HTMLButtonElement) => Promise<void>): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", () => {
    // Whoever closes the system's window has not failed.
    act(made).catch(() => undefined);
  });
  return made;
}

/** The link to a post becomes a button that copies its address; where the system can share, a button for that joins it. */
export function improveShare(links: Iterable<HTMLAnchorElement>): void {
  for (const link of links) {
    const { href } = link;
    const title = link.dataset.share ?? document.title;
    const item = link.closest("li");
    if (navigator.clipboard) {
      const copy = button(texts.copyLink, async (made) => {
        await navigator.clipboard.writeText(href);
        made.textContent = texts.linkCopied;
        setTimeout(() => {
          made.textContent = texts.copyLink;
        }, 2000);
      });
      // What is said of it is heard, too.
      copy.setAttribute("aria-live", "polite");
      link.replaceWith(copy);
    }
    if (typeof navigator.share !== "function" || !item) continue;
    const more = document.createElement("li");
    more.append(button(texts.share, () => navigator.share({ title, url: href })));
    item.after(more);
  }
}
