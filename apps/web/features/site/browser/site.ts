/** The reader site's own script. Every page works without it; each part improves what is already there. */
import { applyStoredTheme } from "./theme.ts";

applyStoredTheme(document.documentElement);
