import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import PostalMime from "postal-mime";
import type { PreparedMessage } from "../message.ts";

export interface OutboxEntry {
  id: string;
  at: string;
  from: string;
  to: string;
  subject: string;
}

export interface OutboxMail extends OutboxEntry {
  html: string;
  text: string;
  /** The whole message as it would have been sent. */
  raw: string;
}

export interface OutboxPage {
  items: OutboxEntry[];
  nextCursor: string | undefined;
}

const ids = /^[0-9a-f]{32}$/;

/** Mails as files, one folder each, for development and for a first hour without a mail server. */
export function createOutbox(dir: string, maxMessages: number) {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });

  async function entries(): Promise<OutboxEntry[]> {
    const names = (await readdir(dir).catch(() => [])).filter((name) => ids.test(name));
    const read = names.map(async (name): Promise<OutboxEntry | undefined> => {
      try {
        return JSON.parse(await readFile(path.join(dir, name, "index.json"), "utf8"));
      } catch {
        // Deleted meanwhile, or not by us.
        return undefined;
      }
    });
    const found = (await Promise.all(read)).filter((entry) => entry !== undefined);
    return found.sort((a, b) => (position(a) < position(b) ? 1 : -1));
  }

  return {
    /** Writes a mail; false when one of that id is there already. A folder appears whole or not at all. */
    async write(id: string, message: PreparedMessage): Promise<boolean> {
      // The mails hold links that sign people in.
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const sent = await composer.sendMail(message);
      const entry: OutboxEntry = {
        id,
        at: message.date.toISOString(),
        from: message.from.address,
        to: message.to.address,
        subject: message.subject,
      };
      const draft = await mkdtemp(path.join(dir, ".draft-"));
      try {
        await writeFile(path.join(draft, "message.eml"), sent.message);
        await writeFile(path.join(draft, "index.json"), JSON.stringify(entry));
        await rename(draft, path.join(dir, id));
      } catch (error) {
        await rm(draft, { recursive: true, force: true });
        const { code } = error as NodeJS.ErrnoException;
        if (code === "ENOTEMPTY" || code === "EEXIST" || code === "EPERM") return false;
        throw error;
      }
      for (const { id: old } of (await entries()).slice(maxMessages)) {
        await rm(path.join(dir, old), { recursive: true, force: true });
      }
      return true;
    },

    /** Newest first. */
    async list({
      limit = 50,
      cursor,
    }: {
      limit?: number;
      cursor?: string | undefined;
    } = {}): Promise<OutboxPage> {
      const all = await entries();
      const rest = cursor === undefined ? all : all.filter((entry) => position(entry) < cursor);
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return { items, nextCursor: rest.length > limit && last ? position(last) : undefined };
    },

    async read(id: string): Promise<OutboxMail | undefined> {
      if (!ids.test(id)) return undefined;
      try {
        const entry: OutboxEntry = JSON.parse(await readFile(path.join(dir, id, "index.json"), "utf8"));
        const raw = await readFile(path.join(dir, id, "message.eml"));
        const { html = "", text = "" } = await PostalMime.parse(raw);
        return { ...entry, html, text, raw: raw.toString("utf8") };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
  };
}

function position({ at, id }: OutboxEntry): string {
  return `${at}_${id}`;
}
