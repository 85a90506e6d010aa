import { defineConfig } from "rolldown";

// Node cannot run TSX, so the templates are built, and only they. The package's other files import them as "#templates"
// (package.json, "imports"): what runs under the condition "development" (vitest, next dev) gets the source, Node gets dist.
export default defineConfig({
  input: { templates: "src/templates/index.tsx" },
  platform: "node",
  external: [/^react($|\/)/, /^react-dom($|\/)/, /^node:/],
  transform: { jsx: "react-jsx", define: { "process.env.NODE_ENV": '"production"' } },
  treeshake: { moduleSideEffects: false },
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    cleanDir: true,
  },
});
