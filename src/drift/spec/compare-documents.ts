import type { DriftFinding } from '../finding.ts';
import { ChangeBook } from './change-book.ts';
import { compareOperations } from './compare-operations.ts';
import { SchemaComparison } from './compare-schemas.ts';
import { compareSecuritySchemes } from './compare-security.ts';
import { compareServers } from './compare-servers.ts';
import { type Comparison, compareFields, type Sides } from './comparison.ts';
import { nextVersion, type VersionAdvice } from './next-version.ts';
import { compareExtensions } from './one-sided-extensions.ts';
import { operationsOf } from './operations.ts';
import { isSigned } from './signature-policy.ts';
import { entriesBelow, type SpecDocument, top } from './spec-document.ts';
import { compareUnusedComponents } from './unused-components.ts';

/** What two documents promise differently. */
export interface SpecDrift {
  readonly findings: readonly DriftFinding[];
  /** Whether requests are signed, by what either document says: then changes of signatures and digests break clients. */
  readonly signed: boolean;
  readonly version: VersionAdvice;
  /** How many pairs of operations and of schemas were compared: what the work grows with. */
  readonly work: { readonly operations: number; readonly schemas: number };
}

/**
 * Compares two documents: what a client of the first one meets when the API honours the second.
 * @throws SpecDocumentError where one of them does not say what it means
 */
export function compareDocuments(first: SpecDocument, second: SpecDocument): SpecDrift {
  const signed = isSigned(first) || isSigned(second);
  const book = new ChangeBook(first, second, signed);
  const skipped = compareExtensions({ before: first, after: second, book });
  const before: SpecDocument = { ...first, skipped };
  const after: SpecDocument = { ...second, skipped };
  const schemas = new SchemaComparison(before, after);
  const comparison: Comparison = { before, after, schemas, book };
  const left = operationsOf(before, entriesBelow(before, top(before), 'paths'));
  const right = operationsOf(after, entriesBelow(after, top(after), 'paths'));
  compareOperations(comparison, left, right, { kind: 'paths', before: '#/paths', after: '#/paths' });
  compareOperations(
    comparison,
    operationsOf(before, entriesBelow(before, top(before), 'webhooks')),
    operationsOf(after, entriesBelow(after, top(after), 'webhooks')),
    { kind: 'webhooks', before: '#/webhooks', after: '#/webhooks' },
  );
  compareSecuritySchemes(comparison);
  compareTop(comparison);
  compareUnusedComponents(comparison);
  const findings = book.findings();
  return {
    findings,
    signed,
    version: nextVersion(versionOf(before), versionOf(after), findings),
    work: { operations: new Set([...left.keys(), ...right.keys()]).size, schemas: schemas.size },
  };
}

function versionOf(document: SpecDocument): string {
  return String(document.object('#/info')?.value.version ?? '');
}

function compareTop(comparison: Comparison): void {
  const sides: Sides = { before: top(comparison.before), after: top(comparison.after) };
  const scope = { subject: 'the document' };
  compareServers(comparison, [sides.before], [sides.after], scope);
  compareFields(
    comparison,
    sides,
    scope,
    'DOCUMENT',
    ['info', 'paths', 'webhooks', 'components', 'security', 'servers'],
    {
      jsonSchemaDialect: () => ['breaking', 'every schema may mean something else'],
    },
  );
  const info = { before: comparison.before.object('#/info'), after: comparison.after.object('#/info') };
  if (info.before && info.after)
    compareFields(comparison, { before: info.before, after: info.after }, scope, 'INFO', []);
}
