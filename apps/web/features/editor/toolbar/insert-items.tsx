import { MenuItem } from "@broadsheet/ui/dropdown-menu";
import { type Insertable, insertables } from "../text/insertables.ts";

interface InsertItemsProps {
  onPickImage: () => void;
  /** What the publication has of its own. */
  snippets: readonly Insertable[];
  onChoose: (item: Insertable) => void;
}

/** What the "Insert" menu lists: what the toolbar has no button for. */
export function InsertItems({ onPickImage, snippets, onChoose }: InsertItemsProps) {
  return [...insertables(onPickImage), ...snippets]
    .filter(({ name }) => name !== "Text" && !name.startsWith("Heading"))
    .map((item) => (
      <MenuItem key={item.name} icon={<item.icon aria-hidden />} onSelect={() => onChoose(item)}>
        {item.name}
      </MenuItem>
    ));
}
