import { texts } from "./texts.ts";

/** Puts a button beside each block of code that copies it. */
export function improveCode(blocks: Iterable<HTMLElement>): void {
  if (!navigator.clipboard) return;
  for (const block of blocks) {
    const frame = document.createElement("div");
    frame.className = "code-frame";
    block.replaceWith(frame);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = texts.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.textContent ?? "");
      button.textContent = texts.copied;
      setTimeout(() => {
        button.textContent = texts.copy;
      }, 2000);
    });
    frame.append(block, button);
  }
}
