import type { Edit } from './edit.ts';

/** A difference of one value that is meant to keep it valid, or to make it invalid; a judge has the last word. */
export interface Candidate {
  /** The last part of the case's id. */
  readonly name: string;
  readonly meant: 'valid' | 'invalid';
  /** The keyword that it is about. */
  readonly keyword: string;
  readonly edit: Edit;
}

/** An edit that puts a text in front of the value. */
export function inFront(text: string): Edit {
  return { kind: 'replace', match: '^', replace: text };
}

/** An edit that puts a text behind the value. */
export function behind(text: string): Edit {
  return { kind: 'replace', match: '$', replace: text };
}

/** An edit that replaces what a regular expression finds. */
export function replaced(match: string, replace: string): Edit {
  return { kind: 'replace', match, replace };
}
