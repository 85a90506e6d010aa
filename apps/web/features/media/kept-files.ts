/** Files on their way, kept in this browser until they have arrived: an upload goes on after the page was closed or loaded again. */
const database = "broadsheet-uploads";
const store = "files";

export interface KeptFile {
  id: string;
  userId: string;
  file: File;
  folderId: string | null;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (files: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = work(db.transaction(store, mode).objectStore(store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    db.close();
  }
}

/** A browser that keeps nothing loses no more than going on after a reload. */
export const keepFile = (kept: KeptFile) =>
  within("readwrite", (files) => files.put(kept)).catch(() => undefined);
export const forgetFile = (id: string) =>
  within("readwrite", (files) => files.delete(id)).catch(() => undefined);

/** What this person was sending from here. */
export async function readKeptFiles(userId: string): Promise<KeptFile[]> {
  const all: KeptFile[] = await within<KeptFile[]>("readonly", (files) => files.getAll()).catch(() => []);
  return all.filter((kept) => kept.userId === userId);
}
