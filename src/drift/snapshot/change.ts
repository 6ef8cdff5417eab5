/** One difference between two snapshots, before differences with one cause are put together. */
export interface Change {
  readonly code: string;
  /** What all differences of one cause share; rows are made by it and the code. */
  readonly cause: string;
  readonly operation: string;
  /** Where it shows, for people: `getCustomer 200 /updatedAt`. */
  readonly where: string;
  readonly before: string;
  readonly after: string;
  /** One sentence without its end, to which the operations are added. */
  readonly what: string;
  readonly direction: 'request' | 'response';
  /** What a finding of another kind would call it. */
  readonly subject: string;
  /** A fact to know that no policy should fail by. */
  readonly onlyTold?: true;
}
