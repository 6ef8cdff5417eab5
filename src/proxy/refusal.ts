/** An answer that the proxy gives by itself, in words for the person who sent the request; every code begins with PROXY_. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly what: string;
  readonly next: string;
  /** The exchange that shows it, where something was sent. */
  readonly exchange?: string;
}

/** A refusal as a JSON body. */
export function refusalBody({ status: _status, ...told }: Refusal): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(told)}\n`);
}
