/** Fonts of the pictures for those who share a post, from their packages into `features/site/share/fonts.json`, so that no server needs any. */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const target = fileURLToPath(new URL("../features/site/share/fonts.json", import.meta.url));
const { resolve } = createRequire(import.meta.url);

/** The first has a letter if any has: Newsreader for Latin, Inter for names and other scripts. */
const files = [
  ...["latin", "latin-ext"].map(
    (subset) => [`Newsreader-${subset}`, `newsreader/files/newsreader-${subset}`] as const,
  ),
  ...["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext"].map(
    (subset) => [`Inter-${subset}`, `inter/files/inter-${subset}`] as const,
  ),
];

export async function writeShareFonts(): Promise<void> {
  const fonts = await Promise.all(
    files.map(async ([name, file]) => ({
      name,
      data: await readFile(resolve(`@fontsource/${file}-600-normal.woff`), "base64"),
    })),
  );
  await writeFile(target, `${JSON.stringify(fonts)}\n`);
}
