import type { Logger } from "@broadsheet/telemetry/logger";
import type { Sql } from "postgres";
import { connectRedis, readySoon, soon } from "./redis.ts";

/** Carries texts to every process, including this one. */
export interface Transport {
  publish(text: string): Promise<void>;
  stop(): Promise<void>;
}

export interface TransportEvents {
  receive: (text: string) => void;
  /** The line was down and is up again: what was published meanwhile is lost to this process. */
  interrupted: () => void;
}

export function localTransport(): Transport {
  return { publish: async () => {}, stop: async () => {} };
}

export async function redisTransport(
  url: string,
  channel: string,
  events: TransportEvents,
  logger: Logger,
): Promise<Transport> {
  const publisher = connectRedis(url, "bus-out", logger);
  const subscriber = connectRedis(url, "bus-in", logger);
  subscriber.on("message", (_channel, text) => events.receive(text));
  let connected = false;
  const ready = Promise.withResolvers<void>();
  subscriber.on("ready", () => {
    subscriber
      .subscribe(channel)
      .then(() => {
        ready.resolve();
        if (connected) events.interrupted();
        connected = true;
      })
      .catch((error) => logger.warn({ err: error }, "the bus could not subscribe"));
  });
  await soon(Promise.all([ready.promise, readySoon(publisher)]));
  return {
    publish: async (text) => {
      await publisher.publish(channel, text);
    },
    async stop() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

export async function postgresTransport(
  sql: Sql,
  channel: string,
  events: TransportEvents,
): Promise<Transport> {
  let connected = false;
  const subscription = await sql.listen(channel, events.receive, () => {
    if (connected) events.interrupted();
    connected = true;
  });
  return {
    publish: async (text) => {
      await sql.notify(channel, text);
    },
    // A connection that has ended has nothing to unsubscribe from.
    stop: () => subscription.unlisten().catch(() => {}),
  };
}
