/** Offers posts while somebody types into a search form: a combobox with a list (WAI-ARIA 1.2). The form works without it. */
import { Suggestions } from "./suggestions.ts";

interface Answer {
  items: { title: string; path: string; date: string }[];
}

const pause = 150;
const shortest = 2;

function improve(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="search"]');
  if (!input) return;
  const list = new Suggestions(form, input);
  const known = new Map<string, Answer>();
  let timer = 0;
  let request: AbortController | undefined;

  async function ask(query: string): Promise<void> {
    request?.abort();
    request = new AbortController();
    try {
      let answer = known.get(query);
      if (!answer) {
        const response = await fetch(`/search.json?q=${encodeURIComponent(query)}`, {
          signal: request.signal,
        });
        if (!response.ok) return list.close();
        answer = (await response.json()) as Answer;
        known.set(query, answer);
      }
      if (document.activeElement === input) list.show(answer.items);
    } catch {
      // Given up for a newer question, or the line is down: the form still works.
      list.close();
    }
  }

  function typed(): void {
    clearTimeout(timer);
    const query = input?.value.trim() ?? "";
    if (query.length < shortest) {
      request?.abort();
      list.close();
    } else timer = window.setTimeout(() => void ask(query), pause);
  }

  input.addEventListener("input", typed);
  input.addEventListener("focus", typed);
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (form.contains(relatedTarget as Node | null)) return;
    clearTimeout(timer);
    request?.abort();
    list.close();
  });
  if (document.activeElement === input) typed();
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-suggest]")) improve(form);
