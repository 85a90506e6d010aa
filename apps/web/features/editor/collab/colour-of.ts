const colours = 8;

function preferred(userId: string): number {
  let sum = 0;
  for (let index = 0; index < userId.length; index += 1) sum = (sum * 31 + userId.charCodeAt(index)) >>> 0;
  return sum % colours;
}

/** A colour for each of these people: a number that the style sheet knows. Nobody shares one while there are enough. */
export function coloursOf(userIds: Iterable<string>): Map<string, number> {
  const chosen = new Map<string, number>();
  const taken = new Set<number>();
  for (const userId of [...new Set(userIds)].sort()) {
    if (taken.size === colours) taken.clear();
    let colour = preferred(userId);
    while (taken.has(colour)) colour = (colour + 1) % colours;
    taken.add(colour);
    chosen.set(userId, colour);
  }
  return chosen;
}
