/** What the databases of copies in this browser begin with. */
export const copyPrefix = "broadsheet-post:";

/** Forgets every copy of every post in this browser: for when somebody signs out. */
export async function forgetLocalCopies(): Promise<void> {
  const databases = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const names = databases.flatMap(({ name }) => (name?.startsWith(copyPrefix) ? [name] : []));
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((resolve) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = () => resolve();
          request.onerror = () => resolve();
          request.onblocked = () => resolve();
        }),
    ),
  );
}
