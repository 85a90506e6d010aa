"use client";
import { postSettings } from "@broadsheet/contract/posts";
import { slug as slugShape } from "@broadsheet/contract/primitives";
import { Field } from "@broadsheet/ui/field";
import { Switch } from "@broadsheet/ui/switch";
import { Textarea } from "@broadsheet/ui/textarea";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useEditorContext } from "../editor-context.tsx";
import { useContent } from "../use-content.ts";
import { AuthorsField } from "./authors-field.tsx";
import { CheckedInput } from "./checked-input.tsx";
import { CoverField } from "./cover-field.tsx";
import { TagsField } from "./tags-field.tsx";
import { TranslationField } from "./translation-field.tsx";

/** Everything about a post beside its title and text. */
export function SettingsPanel() {
  const { saver, editable, post } = useEditorContext();
  const { publication } = useStudio();
  const { slug, settings, title } = useContent(saver);
  const set = (change: Partial<typeof settings>) => saver.edit({ settings: change });
  const before = `${publication.url}${post.kind === "page" ? "/" : "/posts/"}`;
  const shape = postSettings.shape;
  return (
    <fieldset disabled={!editable} className="grid min-w-0 gap-5">
      <legend className="sr-only">Settings</legend>
      <CheckedInput
        label="Address"
        value={slug}
        shape={slugShape}
        onValue={(value) => saver.edit({ slug: value })}
        placeholder="made from the title"
        maxLength={191}
        hint={(typed) => (
          <span className="break-all">
            {before}
            <strong className="font-medium text-ink-soft">{typed || "…"}</strong>
            {post.live && slug !== post.liveSlug && ". The present address will lead to the new one."}
          </span>
        )}
      />
      <Field
        label="Excerpt"
        hint="For lists, feeds and search engines. Without one, the text's beginning is taken."
      >
        <Textarea
          value={settings.excerpt}
          maxLength={500}
          readOnly={!editable}
          onChange={({ target }) => set({ excerpt: target.value })}
        />
      </Field>
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
      <Field label="Description there">
        <Textarea
          value={settings.metaDescription}
          placeholder={settings.excerpt || "The excerpt"}
          maxLength={500}
          readOnly={!editable}
          onChange={({ target }) => set({ metaDescription: target.value })}
        />
      </Field>
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
