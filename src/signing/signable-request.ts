/** What of a request a signature can cover: method and header fields as they are sent, and the absolute URL they are sent to. */
export interface SignableRequest {
  readonly method: string;
  readonly url: URL;
  /** Field lines in the order sent; a name may occur more than once. */
  readonly headers: ReadonlyArray<readonly [string, string]>;
}
