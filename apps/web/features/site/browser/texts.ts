/** Words that the script adds. Another language is another object of this shape. */
export const texts = {
  copy: "Copy",
  copied: "Copied",
  play: "Load the player",
  suggestions: "Posts",
  found: "Posts found:",
} as const;
