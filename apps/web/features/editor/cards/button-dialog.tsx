import type { ButtonNode } from "@broadsheet/document/types";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { RadioGroup } from "@broadsheet/ui/radio-group";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { linkAddress } from "../toolbar/link-address.ts";

type Value = Required<ButtonNode["attrs"]>;

interface ButtonDialogProps {
  value: Value;
  onSave: (value: Value) => void;
  onClose: () => void;
}

/** What a button says, where it leads and how it looks. */
export function ButtonDialog({ value, onSave, onClose }: ButtonDialogProps) {
  const [label, setLabel] = useState(value.label);
  const [address, setAddress] = useState(value.href);
  const [style, setStyle] = useState(value.style);
  const [align, setAlign] = useState(value.align);
  const [tried, setTried] = useState(false);
  const href = linkAddress(address);
  const submit = () => {
    if (label.trim() === "" || href === null) return setTried(true);
    onSave({ label: label.trim(), href, style, align });
  };
  return (
    <FormDialog
      title="Button"
      submitLabel="Save button"
      busy={false}
      size="sm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Label" required error={tried && label.trim() === "" && "Say what the button does"}>
        <Input
          autoFocus
          value={label}
          maxLength={120}
          placeholder="Subscribe"
          onChange={({ target }) => setLabel(target.value)}
        />
      </Field>
      <Field
        label="Address"
        required
        hint="A page, a page of this site such as /about, or a mail address"
        error={tried && href === null && "Enter an address such as https://example.org or /about"}
      >
        <Input
          inputMode="url"
          autoComplete="off"
          value={address}
          maxLength={2048}
          placeholder="https://…, /page or ann@example.org"
          onChange={({ target }) => setAddress(target.value)}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Style">
          <RadioGroup
            value={style}
            onValueChange={setStyle}
            options={[
              { value: "primary", label: "Primary" },
              { value: "plain", label: "Plain" },
            ]}
          />
        </Field>
        <Field label="Place in the line">
          <RadioGroup
            value={align}
            onValueChange={setAlign}
            options={[
              { value: "left", label: "Left" },
              { value: "center", label: "Centre" },
            ]}
          />
        </Field>
      </div>
    </FormDialog>
  );
}
