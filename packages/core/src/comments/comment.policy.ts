const mention = /@\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}/g;

/** The people whom a comment names, each once. */
export function mentionsIn(body: string): string[] {
  return [...new Set([...body.matchAll(mention)].map(([, userId = ""]) => userId))];
}

/** A comment as running text, with names where it mentions people. */
export function readable(body: string, nameOf: (userId: string) => string | undefined): string {
  return body.replaceAll(mention, (_, userId: string) => `@${nameOf(userId) ?? "somebody"}`);
}
