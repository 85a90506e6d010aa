import { z } from "zod";
import { checklistInput, checklistRules } from "./checklist.ts";
import { countedVersion, href, id, instant, line, text, webAddress } from "./primitives.ts";
import { homeLayouts, themeNames } from "./vocabulary.ts";

export { homeLayouts, themeNames };

export const navigationItem = z.object({
  label: line(60).pipe(z.string().min(1, { error: "Give the link a text" })),
  href,
});
export type NavigationItem = z.infer<typeof navigationItem>;

const languageTag = z
  .string()
  .max(35)
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, { error: "Use a language tag such as en or de-AT" });

const timezone = z
  .string()
  .max(64)
  .refine(
    (zone) => {
      try {
        new Intl.DateTimeFormat("en", { timeZone: zone });
        return true;
      } catch {
        return false;
      }
    },
    { error: "Use a time zone such as Europe/Vienna or UTC" },
  );

export const themeName = z.enum(themeNames);
export type ThemeName = z.infer<typeof themeName>;

export const homeLayout = z.enum(homeLayouts);
export type HomeLayout = z.infer<typeof homeLayout>;

const accentColor = z.string().regex(/^#[0-9a-f]{6}$/i, { error: "Use a colour such as #9b1c31" });

const settingsFields = {
  language: languageTag,
  timezone,
  theme: themeName,
  homeLayout,
  accentColor,
  logoUrl: href.nullable(),
  iconUrl: href.nullable(),
  /** Posts of authors need an approval before they can be published. */
  reviewRequired: z.boolean(),
  /** What a post should have before it goes out. */
  checklist: checklistInput,
  postsPerPage: z.number().int().min(1).max(50),
  navigation: z.array(navigationItem).max(20),
  footerText: text(1000),
  /** Search engines are asked to stay away. */
  hidden: z.boolean(),
  /** Lines added to robots.txt. */
  robotsLines: text(2000),
  /** A WebSub hub that is told of every change, so that feed readers need not ask. */
  websubHub: webAddress.nullable(),
  /** Search engines that take part in IndexNow are told of every change. */
  indexNow: z.boolean(),
  /** Posts are news: they are marked as NewsArticle. */
  news: z.boolean(),
  /** Everybody on the staff needs a second factor to sign in. */
  secondFactorRequired: z.boolean(),
};

/** What a publication decides about itself; stored as one JSON column. */
export const publicationSettings = z.object({
  language: settingsFields.language.default("en"),
  timezone: settingsFields.timezone.default("UTC"),
  theme: settingsFields.theme.default("broadsheet"),
  homeLayout: settingsFields.homeLayout.default("list"),
  accentColor: settingsFields.accentColor.default("#9b1c31"),
  logoUrl: settingsFields.logoUrl.default(null),
  iconUrl: settingsFields.iconUrl.default(null),
  reviewRequired: settingsFields.reviewRequired.default(false),
  checklist: checklistRules.default(() => checklistRules.parse({})),
  postsPerPage: settingsFields.postsPerPage.default(10),
  navigation: settingsFields.navigation.default([]),
  footerText: settingsFields.footerText.default(""),
  hidden: settingsFields.hidden.default(false),
  robotsLines: settingsFields.robotsLines.default(""),
  websubHub: settingsFields.websubHub.default(null),
  indexNow: settingsFields.indexNow.default(false),
  news: settingsFields.news.default(false),
  secondFactorRequired: settingsFields.secondFactorRequired.default(false),
});
/** Settings as they were stored, by the rules of today: a value these do not take any more counts as not given, and locks nobody out. */
export function readPublicationSettings(stored: object): PublicationSettings {
  const parsed = publicationSettings.safeParse(stored);
  if (parsed.success) return parsed.data;
  const outdated = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return publicationSettings.parse(
    Object.fromEntries(Object.entries(stored).filter(([name]) => !outdated.has(name))),
  );
}
/** A change of some of them. Without defaults: what is not named must stay as it is. */
export const publicationSettingsPatch = z.object(settingsFields).partial();
export type PublicationSettings = z.infer<typeof publicationSettings>;

export const publication = z
  .object({
    id,
    name: z.string(),
    description: z.string(),
    settings: publicationSettings,
    hosts: z.array(z.string()),
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: "Publication" });
export type Publication = z.infer<typeof publication>;

export const publicationName = line(100).pipe(z.string().min(1, { error: "Give the publication a name" }));

/** The address of a host without its last slash, as a browser writes it; undefined where it takes none. */
const addressOf = (host: string) =>
  z.url({ normalize: true }).safeParse(`http://${host}`).data?.replace(/\/$/, "");
const hostName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(:\d{1,5})?$/,
    {
      error: "Use a host name such as blog.example.org",
    },
  )
  // Its address is made of it: what no browser takes (a port above 65535, half an IP address) would lock everybody out.
  .refine((host) => addressOf(host)?.split(":")[1] === `//${host.split(":")[0]}`, {
    error: "Use a host name such as blog.example.org",
  });
export const updatePublicationInput = z.object({
  version: countedVersion,
  name: publicationName.optional(),
  description: text(500).optional(),
  settings: publicationSettingsPatch.optional(),
  hosts: z.array(hostName).max(20).optional(),
});
export type UpdatePublicationInput = z.infer<typeof updatePublicationInput>;
