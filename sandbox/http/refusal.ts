/** A request that is turned down: thrown anywhere while it is handled, answered with the status and a small JSON object. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param status of the answer
   * @param code for programs, in upper snake case
   * @param message for people; repeats nothing of the request
   * @param headers that the answer carries besides the usual ones
   */
  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** A refusal with 400: the request itself is wrong. */
export function badRequest(code: string, message: string): Refusal {
  return new Refusal(400, code, message);
}
