/** Where alerts go. */
export type SinkName = 'webhook' | 'slack' | 'github';

/** An alert in the words of every sink. */
export interface AlertMessage {
  /** The same in every repetition, so that a receiver can tell one. */
  readonly id: string;
  readonly kind: 'down' | 'degraded' | 'recovered';
  /** Few lines of text, as Slack shows them. */
  readonly text: string;
  /** What a program is told. */
  readonly body: object;
  readonly issue: {
    readonly title: string;
    /** Markdown; of the issue, or of the comment where the issue is there already. */
    readonly body: string;
    /** Text that only the issue of this incident holds, an HTML comment for example. */
    readonly marker: string;
  };
}

/** Something that takes alerts. */
export interface AlertSink {
  readonly name: SinkName;
  /**
   * Gives the alert, with a second try where one may help; giving it again does no harm.
   * @throws Error whose message says why it was not taken, without secrets
   */
  deliver(message: AlertMessage): Promise<void>;
}
