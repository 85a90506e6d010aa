"use client";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { type ReactNode, useEffect, useState } from "react";
import type { z } from "zod";

interface CheckedInputProps {
  label: string;
  /** Null for an empty field. */
  value: string | null;
  /** What the contract takes. */
  shape: z.ZodType<unknown>;
  pattern?: RegExp;
  patternError?: string;
  /** Told of values that are right, and null for none; one that is wrong stays in the field. */
  onValue: (value: string | null) => void;
  /** What is wrong with a value that has the right form, when its user knows. */
  problem?: string;
  onBlur?: () => void;
  hint?: (typed: string) => ReactNode;
  placeholder?: string;
  maxLength: number;
  type?: "text" | "url";
}

/** A line that is saved only while it is right: one wrong field must not keep the text from being saved. */
export function CheckedInput(props: CheckedInputProps) {
  const {
    label,
    value,
    shape,
    pattern,
    patternError,
    onValue,
    problem,
    hint,
    type = "text",
    ...input
  } = props;
  const [text, setText] = useState(value ?? "");
  const [error, setError] = useState<string>();
  useEffect(() => {
    setText((typed) => (typed.trim() === (value ?? "") ? typed : (value ?? "")));
    setError(undefined);
  }, [value]);
  const change = (typed: string) => {
    setText(typed);
    const wanted = typed.trim();
    const result = shape.safeParse(wanted);
    const wrong =
      wanted !== "" &&
      ((pattern && !pattern.test(wanted) && patternError) ||
        (!result.success && result.error.issues[0]?.message));
    setError(wrong || undefined);
    if (!wrong) onValue(wanted === "" ? null : wanted);
  };
  return (
    <Field label={label} error={error ?? problem} hint={hint?.(text.trim())}>
      <Input {...input} type={type} value={text} onChange={({ target }) => change(target.value)} />
    </Field>
  );
}
