/** Text for a `like` pattern in which every character stands for itself. */
export function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}

/** The pattern of what contains a text. */
export const containing = (text: string) => `%${literal(text)}%`;
