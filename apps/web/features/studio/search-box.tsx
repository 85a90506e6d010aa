"use client";
import { Input } from "@broadsheet/ui/input";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";

interface SearchBoxProps {
  label: string;
  /** Told what is looked for once typing pauses. */
  onSearch: (text: string) => void;
}

export function SearchBox({ label, onSearch }: SearchBoxProps) {
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <search className="w-full sm:w-72">
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        leading={<Search aria-hidden />}
        value={text}
        maxLength={100}
        onChange={({ target }) => setText(target.value)}
      />
    </search>
  );
}
