import { texts } from "./texts.ts";

/** Puts a button into the frame of each block of code that copies it. */
export function improveCode(frames: Iterable<HTMLElement>): void {
  if (!navigator.clipboard) return;
  for (const frame of frames) {
    const block = frame.querySelector("pre");
    if (!block) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = texts.copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(block.textContent ?? "");
        button.textContent = texts.copied;
      } catch {
        // Not allowed here: the code is selected instead, so that a key copies it.
        getSelection()?.selectAllChildren(block);
        return;
      }
      setTimeout(() => {
        button.textContent = texts.copy;
      }, 2000);
    });
    frame.append(button);
  }
}
