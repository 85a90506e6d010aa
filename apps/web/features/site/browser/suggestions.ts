import { texts } from "./texts.ts";

interface Item {
  /** Escaped but for its marks. */
  title: string;
  path: string;
  date: string;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const plain = (escaped: string) =>
  escaped.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name] ?? "");

/** A title with its marks as elements; nothing in it is ever read as markup. */
function marked(title: string): (string | HTMLElement)[] {
  return title.split(/<mark>(.*?)<\/mark>/).map((part, index) => {
    if (index % 2 === 0) return plain(part);
    const mark = document.createElement("mark");
    mark.textContent = plain(part);
    return mark;
  });
}

/** The list below a search field. The field keeps the focus; the active option is told by `aria-activedescendant`. */
export class Suggestions {
  readonly #input: HTMLInputElement;
  readonly #box = document.createElement("div");
  readonly #status = document.createElement("p");
  #active = -1;

  constructor(form: HTMLFormElement, input: HTMLInputElement) {
    this.#input = input;
    const id = `${input.id}-list`;
    Object.assign(this.#box, { id, role: "listbox", className: "suggestions", hidden: true });
    this.#box.setAttribute("aria-label", texts.suggestions);
    this.#status.setAttribute("role", "status");
    this.#status.className = "visually-hidden";
    input.autocomplete = "off";
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-autocomplete": "list",
    }))
      input.setAttribute(name, value);
    form.append(this.#box, this.#status);
    input.addEventListener("keydown", (event) => this.#key(event));
    // A press must not take the focus away before the click has come.
    this.#box.addEventListener("mousedown", (event) => event.preventDefault());
  }

  show(items: readonly Item[]): void {
    this.#activate(-1);
    const options = items.map(({ title, path, date }, index) => {
      const option = this.#option(path, index);
      const time = document.createElement("time");
      time.textContent = date;
      const words = document.createElement("span");
      words.append(...marked(title));
      option.append(words, time);
      return option;
    });
    this.#status.textContent = `${texts.found} ${items.length}`;
    this.#box.replaceChildren(...options);
    this.#open(options.length > 0);
  }

  close(): void {
    this.#status.textContent = "";
    this.#open(false);
  }

  #open(open: boolean): void {
    this.#box.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
    if (!open) this.#activate(-1);
  }

  #option(path: string, index: number): HTMLAnchorElement {
    const option = document.createElement("a");
    Object.assign(option, { href: path, id: `${this.#box.id}-${index}`, role: "option", tabIndex: -1 });
    option.setAttribute("aria-selected", "false");
    return option;
  }

  #activate(index: number): void {
    this.#box.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = index;
    const option = this.#box.children[index];
    if (!option) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #key(event: KeyboardEvent): void {
    const { length } = this.#box.children;
    if (event.isComposing || this.#box.hidden) return;
    if (event.key === "ArrowDown") this.#activate(this.#active + 1 < length ? this.#active + 1 : -1);
    else if (event.key === "ArrowUp") this.#activate(this.#active < 0 ? length - 1 : this.#active - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.#active >= 0)
      (this.#box.children[this.#active] as HTMLElement).click();
    else return;
    event.preventDefault();
  }
}
