const colours = 8;

/** Everybody has a colour of their own, the same on every screen: a number that the style sheet knows. */
export function colourOf(userId: string): number {
  let sum = 0;
  for (let index = 0; index < userId.length; index += 1) sum = (sum * 31 + userId.charCodeAt(index)) >>> 0;
  return sum % colours;
}
