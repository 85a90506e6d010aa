"use client";
import { Badge } from "@broadsheet/ui/badge";
import { Button } from "@broadsheet/ui/button";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Popover } from "@broadsheet/ui/popover";
import { SlidersHorizontal } from "lucide-react";
import type { ListState } from "./list-view.ts";

const dateOf: Partial<Record<ListState["view"], string>> = { published: "Published" };

/** Filters that are used now and then. */
export function MoreFilters({
  state,
  show,
}: {
  state: ListState;
  show: (change: Partial<ListState>) => void;
}) {
  const used = [state.changed, state.mine, state.language, state.from, state.until].filter(Boolean).length;
  const date = dateOf[state.view] ?? "Changed";
  return (
    <Popover
      align="end"
      aria-label="More filters"
      trigger={
        <Button>
          <SlidersHorizontal aria-hidden />
          Filters
          {used > 0 && <Badge tone="accent">{used}</Badge>}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Checkbox
          label="Has changes"
          description="Live posts whose changes readers do not have"
          checked={state.changed}
          onCheckedChange={(on) => show({ changed: on === true })}
        />
        <Checkbox
          label="Waits for my review"
          description="In review, asked of you or of nobody in particular"
          checked={state.mine}
          onCheckedChange={(on) => show({ mine: on === true })}
        />
        <div className="grid grid-cols-2 gap-3">
          <Field label={`${date} from`}>
            <Input
              type="date"
              value={state.from ?? ""}
              onChange={({ target }) => show({ from: target.value || null })}
            />
          </Field>
          <Field label="until">
            <Input
              type="date"
              value={state.until ?? ""}
              onChange={({ target }) => show({ until: target.value || null })}
            />
          </Field>
        </div>
        <Field label="Language" hint="As the post names it, such as de or pt-BR">
          <Input
            defaultValue={state.language ?? ""}
            maxLength={35}
            placeholder="Any"
            onBlur={({ target }) => show({ language: target.value.trim() || null })}
            onKeyDown={({ key, currentTarget }) =>
              key === "Enter" && show({ language: currentTarget.value.trim() || null })
            }
          />
        </Field>
      </div>
    </Popover>
  );
}
