import { randomUUID } from "node:crypto";
import type { Logger } from "@broadsheet/telemetry/logger";
import type { Sql } from "postgres";
import { localTransport, postgresTransport, redisTransport, type Transport } from "./transport.ts";

export type Message = null | boolean | number | string | Message[] | { [key: string]: Message };

export interface BusOptions {
  logger: Logger;
  /** Preferred when given. */
  redisUrl?: string | undefined;
  /** Used without Redis: LISTEN/NOTIFY, on a connection of its own (not through a pooler in transaction mode). */
  sql?: Sql | undefined;
  /** Default "broadsheet". Two installations that share one Redis take different ones. */
  namespace?: string;
}

export interface Bus {
  /**
   * Tells every subscriber in every process; those in this one are called before this returns. Never rejects for a line
   * that is down: then the others are told, when it is up again, that they missed something.
   *
   * @throws {RangeError} for a message of more than `maxMessageBytes`
   */
  publish(topic: string, message: Message): Promise<void>;
  /** Returns what ends the subscription. */
  subscribe(topic: string, handler: (message: Message) => void): () => void;
  /** Called when messages may have been missed: forget what they would have told you to forget. */
  onMissed(handler: () => void): () => void;
  stop(): Promise<void>;
}

/** Postgres refuses a notification of 8,000 bytes. */
export const maxMessageBytes = 7_000;
const retryMs = 1_000;

interface Envelope {
  from: string;
  /** Absent: something was missed. */
  topic?: string;
  message?: Message;
}

/** The line between the processes of one installation: Redis, else Postgres, else within this process only. */
export async function createBus({
  logger,
  redisUrl,
  sql,
  namespace = "broadsheet",
}: BusOptions): Promise<Bus> {
  const self = randomUUID();
  const channel = `${namespace}_bus`;
  const topics = new Map<string, Set<(message: Message) => void>>();
  const missedHandlers = new Set<() => void>();
  let owed: NodeJS.Timeout | undefined;
  let stopped = false;

  const call = (handler: () => void) => {
    try {
      handler();
    } catch (error) {
      logger.error({ err: error }, "a subscriber of the bus failed");
    }
  };
  const deliver = (topic: string, message: Message) => {
    for (const handler of topics.get(topic) ?? []) call(() => handler(message));
  };
  const missed = () => {
    for (const handler of missedHandlers) call(handler);
  };
  const receive = (text: string) => {
    const envelope = parseEnvelope(text);
    if (!envelope || envelope.from === self) return;
    if (envelope.topic === undefined) missed();
    else deliver(envelope.topic, envelope.message ?? null);
  };

  const events = { receive, interrupted: missed };
  let transport: Transport;
  if (redisUrl) transport = await redisTransport(redisUrl, channel, events, logger);
  else if (sql) transport = await postgresTransport(sql, channel, events);
  else transport = localTransport();

  /** Until the line takes it: "you missed something". */
  const oweNotice = () => {
    if (owed || stopped) return;
    owed = setTimeout(() => {
      owed = undefined;
      transport.publish(JSON.stringify({ from: self } satisfies Envelope)).catch(oweNotice);
    }, retryMs);
    owed.unref();
  };

  return {
    async publish(topic, message) {
      const text = JSON.stringify({ from: self, topic, message } satisfies Envelope);
      if (Buffer.byteLength(text) > maxMessageBytes)
        throw new RangeError(`A bus message may have ${maxMessageBytes} bytes`);
      deliver(topic, message);
      try {
        await transport.publish(text);
      } catch (error) {
        logger.warn(
          { err: error, topic },
          "the bus is down; others will be told later that they missed something",
        );
        oweNotice();
      }
    },
    subscribe(topic, handler) {
      const handlers = topics.get(topic) ?? new Set();
      topics.set(topic, handlers);
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    onMissed(handler) {
      missedHandlers.add(handler);
      return () => missedHandlers.delete(handler);
    },
    async stop() {
      stopped = true;
      clearTimeout(owed);
      await transport.stop();
    },
  };
}

function parseEnvelope(text: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "from" in value ? (value as Envelope) : undefined;
  } catch {
    // Somebody else writes to our channel: none of our business.
    return undefined;
  }
}
