import type { MediaFolder } from "@broadsheet/contract/media-library";

/** Folders with the names of those they lie in, by path: "Harbour / Boats". */
export function folderPaths(folders: readonly MediaFolder[]): { id: string; path: string }[] {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const pathOf = (folder: MediaFolder): string => {
    const parent = folder.parentId ? byId.get(folder.parentId) : undefined;
    return parent ? `${pathOf(parent)} / ${folder.name}` : folder.name;
  };
  return folders
    .map((folder) => ({ id: folder.id, path: pathOf(folder) }))
    .toSorted((a, b) => a.path.localeCompare(b.path));
}
