"use client";
import { postSettings } from "@broadsheet/contract/posts";
import { Switch } from "@broadsheet/ui/switch";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useEditorContext } from "../editor-context.tsx";
import { useContent } from "../use-content.ts";
import { AddressField } from "./address-field.tsx";
import { AuthorsField } from "./authors-field.tsx";
import { CheckedInput } from "./checked-input.tsx";
import { CoverField } from "./cover-field.tsx";
import { SharedTextarea } from "./shared-textarea.tsx";
import { TagsField } from "./tags-field.tsx";
import { TranslationField } from "./translation-field.tsx";

/** Everything about a post beside its title and text. */
export function SettingsPanel() {
  const { post, edit: set, collab, editable: writing } = useEditorContext();
  const editable = writing && post.actions.includes("edit");
  const { publication } = useStudio();
  const { settings, title } = useContent();
  const shape = postSettings.shape;
  return (
    <fieldset
      disabled={!editable}
      onFocus={() => collab.setPart("settings")}
      onBlur={() => collab.setPart(null)}
      className="grid min-w-0 gap-5"
    >
      <legend className="sr-only">Settings</legend>
      <AddressField />
      <SharedTextarea
        text={collab.parts.excerpt}
        label="Excerpt"
        hint="For lists, feeds and search engines. Without one, the text's beginning is taken."
      />
      <CoverField cover={settings.cover} onChange={(cover) => set({ cover })} />
      <TagsField tagIds={settings.tagIds} onChange={(tagIds) => set({ tagIds })} />
      <AuthorsField />
      <Switch
        label="Featured"
        description="Lists show it in a prominent place."
        checked={settings.featured}
        disabled={!editable}
        onCheckedChange={(featured) => set({ featured })}
      />
      <CheckedInput
        label="Language"
        value={settings.language}
        shape={shape.language.unwrap()}
        pattern={/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/}
        patternError="Use a language tag such as en or de-AT"
        onValue={(language) => set({ language })}
        placeholder={publication.language}
        maxLength={35}
        hint={() => "When it is not the publication's."}
      />
      <TranslationField
        original={settings.translationOf}
        onChange={(translationOf) => set({ translationOf })}
      />
      <h3 className="border-line border-t pt-4 font-medium font-serif text-lg">Search engines and shares</h3>
      <CheckedInput
        label="Title there"
        value={settings.metaTitle || null}
        shape={shape.metaTitle}
        onValue={(metaTitle) => set({ metaTitle: metaTitle ?? "" })}
        placeholder={title || "The title"}
        maxLength={300}
      />
      <SharedTextarea
        text={collab.parts.metaDescription}
        label="Description there"
        placeholder={settings.excerpt || "The excerpt"}
      />
      <CheckedInput
        label="Original address"
        type="url"
        value={settings.canonicalUrl}
        shape={shape.canonicalUrl.unwrap()}
        onValue={(canonicalUrl) => set({ canonicalUrl })}
        placeholder="https://…"
        maxLength={2048}
        hint={() => "When it was first published elsewhere (canonical)."}
      />
      <Switch
        label="Keep out of search engines"
        description="Readers with the address can still read it."
        checked={settings.noindex}
        disabled={!editable}
        onCheckedChange={(noindex) => set({ noindex })}
      />
    </fieldset>
  );
}
