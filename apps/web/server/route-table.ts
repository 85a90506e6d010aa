interface Node<T> {
  fixed: Map<string, Node<T>>;
  /** `[name]`: any one part. */
  one: Node<T> | undefined;
  /** `[...name]`: this part and all behind it. */
  rest: T | undefined;
  here: T | undefined;
}

const node = <T>(): Node<T> => ({ fixed: new Map(), one: undefined, rest: undefined, here: undefined });

/**
 * Finds what belongs to a path (percent-encoded, without query) in a table whose keys are written as Next names folders: `/posts/[slug]`,
 * `/[...path]`. As with Next an exact part wins over a parameter and a parameter over a rest; undefined where nothing matches.
 */
export function routeTable<T>(routes: Readonly<Record<string, T>>): (path: string) => T | undefined {
  const root = node<T>();
  for (const [pattern, route] of Object.entries(routes)) add(root, parts(pattern), route);
  return (path) => find(root, parts(path), 0);
}

function parts(path: string): string[] {
  return path === "/" ? [] : path.slice(1).split("/");
}

function add<T>(root: Node<T>, pattern: readonly string[], route: T): void {
  let current = root;
  for (const part of pattern) {
    if (part.startsWith("[...")) {
      current.rest = route;
      return;
    }
    if (part.startsWith("[")) {
      current.one ??= node();
      current = current.one;
    } else {
      const next = current.fixed.get(part) ?? node<T>();
      current.fixed.set(part, next);
      current = next;
    }
  }
  current.here = route;
}

function find<T>(current: Node<T>, path: readonly string[], at: number): T | undefined {
  const part = path[at];
  if (part === undefined) return current.here;
  const fixed = current.fixed.get(part);
  return (
    (fixed && find(fixed, path, at + 1)) ?? (current.one && find(current.one, path, at + 1)) ?? current.rest
  );
}
