/** The same symbol in every copy of this module: the bundle of routes writes it, the server around it reads it. */
const whole = Symbol.for("broadsheet.web.whole-body");

type Whole = string | Buffer<ArrayBuffer>;

/**
 * A response whose body is at hand. Our own server sends it as it is; the stream that every other `Response` makes of its body
 * at once, which costs as much as rendering a small page, is made for whoever asks for it.
 */
class TextResponse extends Response {
  readonly [whole]: Whole;
  #streamed: Response | undefined;

  constructor(text: Whole, init: ResponseInit) {
    super(null, init);
    this[whole] = text;
  }

  get #whole(): Response {
    this.#streamed ??= new Response(this[whole]);
    return this.#streamed;
  }
  override get body() {
    return this.#whole.body;
  }
  override get bodyUsed() {
    return this.#streamed?.bodyUsed ?? false;
  }
  override text() {
    return this.#whole.text();
  }
  override json() {
    return this.#whole.json();
  }
  override arrayBuffer() {
    return this.#whole.arrayBuffer();
  }
  override bytes() {
    return this.#whole.bytes();
  }
  override blob() {
    return this.#whole.blob();
  }
  override clone(): TextResponse {
    return new TextResponse(this[whole], this);
  }
}

/** A response made of a text, or of its bytes. */
export function textResponse(body: Whole, init: ResponseInit): Response {
  return new TextResponse(body, init);
}

/** The body that a response of `textResponse` was made with. */
export function wholeBody(response: Response): Whole | undefined {
  return (response as Partial<TextResponse>)[whole];
}
