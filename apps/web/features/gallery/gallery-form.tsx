"use client";
import { Button } from "@broadsheet/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@broadsheet/ui/card";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { DateTimeInput } from "@broadsheet/ui/date-time-input";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { RadioGroup } from "@broadsheet/ui/radio-group";
import { Select } from "@broadsheet/ui/select";
import { Switch } from "@broadsheet/ui/switch";
import { TagInput, type TagOption } from "@broadsheet/ui/tag-input";
import { Textarea } from "@broadsheet/ui/textarea";
import { Search } from "lucide-react";
import { useState } from "react";

const known = ["Harbour", "Council", "Weather", "Ferries", "History"].map((label) => ({ id: label, label }));

export function GalleryForm() {
  const [tags, setTags] = useState<TagOption[]>(known.slice(0, 2));
  const [when, setWhen] = useState<string | null>("2026-11-23T06:00:00.000Z");
  return (
    <Card>
      <CardHeader title="Post settings" description="What readers and search engines see." />
      <CardBody className="grid gap-5">
        <Field label="Search" hideLabel>
          <Input type="search" placeholder="Search posts" leading={<Search aria-hidden />} />
        </Field>
        <Field label="Address" required error="Another post already uses this address" hint="/posts/…">
          <Input defaultValue="ferry-timetable" />
        </Field>
        <Field label="Excerpt" aside="62 / 300" hint="Shown in lists, feeds and when shared.">
          <Textarea defaultValue="From Monday the first boat leaves at 6:10, and the last one waits." />
        </Field>
        <Field label="Tags">
          <TagInput
            value={tags}
            onValueChange={setTags}
            options={known}
            onCreate={(label) => ({ id: label, label })}
          />
        </Field>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label="Visibility">
            <Select
              defaultValue="public"
              options={[
                { value: "public", label: "Everybody" },
                { value: "members", label: "Members" },
                { value: "paid", label: "Paying members", disabled: true },
              ]}
            />
          </Field>
          <Field label="Author">
            <Select placeholder="Nobody yet" options={[{ value: "ada", label: "Ada Lindqvist" }]} />
          </Field>
        </div>
        <Field label="Publish at">
          <DateTimeInput value={when} onValueChange={setWhen} timeZone="Europe/Stockholm" />
        </Field>
        <Field label="Comments">
          <RadioGroup
            defaultValue="members"
            options={[
              { value: "members", label: "Members", description: "Everybody who signed up may comment." },
              { value: "closed", label: "Closed", description: "Earlier comments stay." },
            ]}
          />
        </Field>
        <div className="grid gap-3.5 border-line border-t pt-5">
          <Switch
            label="Featured"
            description="On top of the front page until another post is."
            defaultChecked
          />
          <Switch label="Send as newsletter" />
          <Checkbox label="Hide from search engines" description="Sets noindex." defaultChecked />
          <Checkbox label="Not available here" disabled />
        </div>
      </CardBody>
      <CardFooter>
        <Button variant="ghost">Discard</Button>
        <Button variant="primary">Save settings</Button>
      </CardFooter>
    </Card>
  );
}
