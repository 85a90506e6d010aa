import type { TestApp } from "@broadsheet/core/testing/test-app";
import { readContent } from "@broadsheet/document/collab/read-content";
import { writeContent } from "@broadsheet/document/collab/write-content";
import type { PostDocument } from "@broadsheet/document/types";
import type { MadeStaff } from "@broadsheet/testing/factories";
import { expect, vi } from "vitest";
import { CollabProvider } from "../collab-provider.ts";
import type { LocalCopy, Timing } from "../ports.ts";
import { MemoryCopy } from "./memory-copy.ts";
import { fairWeather, routerTransport, type Weather } from "./router-transport.ts";

/** Impatient, so that tests are quick; nothing waits for a fixed time. */
const quick: Timing = {
  batch: 5,
  firstRetry: 10,
  longestRetry: 50,
  silence: 3_000,
  poll: 20,
  presence: 5,
  heartbeat: 500,
};

export interface Person {
  provider: CollabProvider;
  weather: Weather;
  copy: LocalCopy;
  write(content: Parameters<typeof writeContent>[1]): void;
  type(text: string): void;
  content(): ReturnType<typeof readContent>;
  saved(): Promise<void>;
}

export const paragraph = (text: string) => ({
  type: "paragraph" as const,
  ...(text && { content: [{ type: "text" as const, text }] }),
});
export const documentOf = (...texts: string[]): PostDocument => ({
  type: "doc",
  content: texts.map(paragraph),
});

export const eventually = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 15_000, interval: 10 });

/** Somebody with the post open, in a window of their own. */
export async function sitDown(
  app: TestApp,
  staff: MadeStaff,
  postId: string,
  { copy = new MemoryCopy(), weather = fairWeather(), online = true } = {},
): Promise<Person> {
  const transport = routerTransport(() => app.as(staff), weather);
  const provider = new CollabProvider({ postId, transport, copy, online, timing: quick });
  await provider.start();
  const write: Person["write"] = (content) => writeContent(provider.doc, content);
  return {
    provider,
    weather,
    copy,
    write,
    type: (text) => provider.parts.title.insert(provider.parts.title.length, text),
    content: () => readContent(provider.doc),
    saved: () => eventually(() => expect(provider.state.status.kind).toBe("saved")),
  };
}

/** Everybody sees the same. */
export const allEqual = (people: readonly Person[]) =>
  eventually(() => {
    const [first, ...others] = people;
    for (const other of others) expect(other.content()).toEqual(first?.content());
  });
