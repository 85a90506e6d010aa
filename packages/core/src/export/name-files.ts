import type { ExportTag, readAuthorProfiles } from "./export.reads.ts";
import { yaml } from "./post-file.ts";
import type { TargetFolder } from "./target-folder.ts";

/** The file of a picture in the export, by its address; the address itself where it lies elsewhere. */
type PictureOf = (address: string | null) => Promise<string | null>;
type Data = Record<string, object>;

/** What is known of authors beside their names, by address, as Jekyll keeps authors by key. */
export async function authorData(
  profiles: Awaited<ReturnType<typeof readAuthorProfiles>>,
  pictureOf: PictureOf,
): Promise<Data> {
  const data: Data = {};
  for (const { name, slug, bio, website, avatarUrl } of profiles) {
    const avatar = await pictureOf(avatarUrl);
    data[slug] = { name, slug, ...(bio && { bio }), ...(website && { website }), ...(avatar && { avatar }) };
  }
  return data;
}

/** What is said of tags, by address. */
export async function tagData(tags: readonly ExportTag[], pictureOf: PictureOf): Promise<Data> {
  const data: Data = {};
  for (const { name, slug, description, imageUrl } of tags) {
    const image = await pictureOf(imageUrl);
    if (description || image)
      data[slug] = { name, slug, ...(description && { description }), ...(image && { image }) };
  }
  return data;
}

/** Writes a file of data, where there is any. */
export async function writeData(folder: TargetFolder, file: string, data: Data): Promise<void> {
  if (Object.keys(data).length > 0) await folder.write(file, yaml(data));
}
