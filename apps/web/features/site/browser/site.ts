/** The reader site's own script. Every page works without it; each part improves what is already there. */
import { improveCode } from "./code.ts";
import { improveEmbeds } from "./embeds.ts";
import { improveFootnotes } from "./footnotes.ts";
import { prepareSearch } from "./prepare-search.ts";
import { improveShare } from "./share.ts";
import { applyStoredTheme, rememberTheme } from "./theme.ts";

const root = document.documentElement;
applyStoredTheme(root);

document.addEventListener("DOMContentLoaded", () => {
  rememberTheme(root, document.querySelectorAll<HTMLInputElement>('input[name="site-theme"]'));
  improveCode(document.querySelectorAll<HTMLElement>(".code-frame"));
  improveFootnotes(document.querySelectorAll<HTMLAnchorElement>(".footnote-ref a"));
  improveEmbeds(document.querySelectorAll<HTMLElement>(".embed[data-player]"));
  improveShare(document.querySelectorAll<HTMLAnchorElement>("a[data-share]"));
  prepareSearch(document.querySelectorAll<HTMLFormElement>("form[data-suggest]"));
});

// A page that comes back from the browser's memory may have been drawn before the choice changed.
addEventListener("pageshow", () => applyStoredTheme(root));
