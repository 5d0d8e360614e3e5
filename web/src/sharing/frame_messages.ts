// The messages between embed.html and host.js. First one message each through the window, known by sender and origin,
// then all others through a private MessageChannel.

/** From the frame: it is there, and answers to this nonce. */
export interface FrameHello {
  explainer: 'hello';
  nonce: string;
}

/** From the page outside, with a port: the channel is open. */
export interface FrameLine {
  explainer: 'line';
  nonce: string;
}

/** From the page outside, when it came later than the frame: say hello again. */
export interface FramePing {
  explainer: 'ping';
}

/** Through the port, from the frame. */
export interface FromFrame {
  height?: number;
  hash?: string;
}

/** Through the port, from the page outside. */
export interface FromHost {
  /** Whether the frame has the height it asked for. */
  fits?: boolean;
  hash?: string;
}

/** The fields of a message, which may be anything; none where it is no object. */
export function fields(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

/** A fragment as addresses may carry it: no spaces, quotes or brackets, and not long. */
export function isHash(text: unknown): text is string {
  return typeof text === 'string' && /^(#[\w\-.~!$&'()*+,;=:@/?%]{0,1000})?$/.test(text);
}
