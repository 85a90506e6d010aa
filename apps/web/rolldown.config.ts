import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";

const outdir = fileURLToPath(new URL("dist/", import.meta.url));

/**
 * What the self-hosted server answers without Next (server/answers.ts): our own sources, those of the workspace's packages included, as one
 * bundle. Libraries stay where they are and are named by the file they resolve to: pnpm shows a library to the package that asks for it alone,
 * and Next, which leaves them outside of its bundles as well, loads the very same ones.
 */
export default defineConfig({
  input: { answers: "server/answers.ts" },
  platform: "node",
  tsconfig: "tsconfig.json",
  plugins: [
    {
      name: "libraries-stay-outside",
      async resolveId(source, importer) {
        if (source.startsWith("node:")) return { id: source, external: true };
        if (/^[./]|^@broadsheet\/|^@\//.test(source) || !importer) return null;
        const found = await this.resolve(source, importer, { skipSelf: true });
        if (!found || !path.isAbsolute(found.id)) return found && { id: found.id, external: true };
        const relative = path.relative(outdir, found.id).split(path.sep).join("/");
        return { id: relative, external: true };
      },
    },
  ],
  // No module of ours does anything by being loaded.
  treeshake: { moduleSideEffects: false },
  transform: { jsx: "react-jsx", define: { "process.env.NODE_ENV": '"production"' } },
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    cleanDir: true,
  },
});
