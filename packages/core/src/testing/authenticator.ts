import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponse,
  PasskeyOptions,
  RegistrationResponse,
} from "@broadsheet/contract/passkeys";

const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest();
const userPresentAndVerified = 0x05;
const hasNewCredential = 0x40;

/** CBOR of what an authenticator answers: short texts, byte strings, small whole numbers, and maps of them. */
function cbor(value: string | Uint8Array | number | Map<string | number, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, value.length), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const parts = [...value].flatMap(([key, held]) => [cbor(key), cbor(held as Parameters<typeof cbor>[0])]);
  return Buffer.concat([head(5, value.size), ...parts]);
}

/** A device that holds one passkey, as a browser would drive it; each part of its answers can be made wrong. */
export function createAuthenticator(rpId: string, origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  const encodedId = id.toString("base64url");
  const credential = {
    id: encodedId,
    rawId: encodedId,
    type: "public-key" as const,
    clientExtensionResults: {},
  };
  const clientData = (type: string, challenge: string, at: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }));
  const authData = (host: string, flags: number, counter: number, more: Uint8Array = new Uint8Array()) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(host), Buffer.from([flags]), count, more]);
  };
  return {
    id: encodedId,
    register({ challenge }: PasskeyOptions, wrong: { origin?: string } = {}): RegistrationResponse {
      const key = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, "base64url")],
          [-3, Buffer.from(y, "base64url")],
        ]),
      );
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const data = authData(rpId, userPresentAndVerified | hasNewCredential, 0, attested);
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", data],
      ]);
      const client = clientData("webauthn.create", challenge, wrong.origin ?? origin);
      const encode = (bytes: Buffer) => bytes.toString("base64url");
      return {
        ...credential,
        response: { clientDataJSON: encode(client), attestationObject: encode(cbor(attestation)) },
      };
    },
    sign(
      { challenge }: PasskeyOptions,
      counter: number,
      wrong: { origin?: string; rpId?: string; flags?: number; signature?: Buffer } = {},
    ): AuthenticationResponse {
      const client = clientData("webauthn.get", challenge, wrong.origin ?? origin);
      const data = authData(wrong.rpId ?? rpId, wrong.flags ?? userPresentAndVerified, counter);
      const signature = wrong.signature ?? sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      const [clientDataJSON, authenticatorData] = [client, data].map((bytes) => bytes.toString("base64url"));
      return {
        ...credential,
        response: {
          clientDataJSON: clientDataJSON ?? "",
          authenticatorData: authenticatorData ?? "",
          signature: signature.toString("base64url"),
        },
      };
    },
  };
}
