import { texts } from "./texts.ts";

/** Adds a button to each embed that puts its player in the place of the link. Nothing is loaded from elsewhere before that. */
export function improveEmbeds(embeds: Iterable<HTMLElement>): void {
  for (const embed of embeds) {
    const player = embed.dataset.player;
    const link = embed.querySelector("a");
    if (!player?.startsWith("https://") || !link) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "embed-play";
    button.textContent = texts.play;
    button.addEventListener("click", () => {
      const frame = document.createElement("iframe");
      frame.src = player;
      frame.title = link.textContent ?? "";
      frame.allow = "fullscreen; encrypted-media; picture-in-picture";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      // It may do in its frame what it likes, but not lead the reader away from here.
      frame.setAttribute(
        "sandbox",
        "allow-scripts allow-same-origin allow-popups allow-forms allow-presentation",
      );
      frame.className = "embed-frame";
      embed.replaceChildren(frame, link);
      frame.focus();
    });
    embed.append(button);
  }
}
