"use client";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Input, type InputProps } from "@broadsheet/ui/input";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";

/** A password that can be looked at while it is typed. */
export function PasswordInput(props: InputProps) {
  const [shown, setShown] = useState(false);
  return (
    <Input
      {...props}
      type={shown ? "text" : "password"}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      trailing={
        <IconButton
          size="sm"
          label={shown ? "Hide password" : "Show password"}
          onClick={() => setShown((before) => !before)}
        >
          {shown ? <EyeOff /> : <Eye />}
        </IconButton>
      }
    />
  );
}
