import type { ContractTables } from '../contract-tables.ts';
import { doNotEdit } from './header.ts';

const types = `
/** A parameter or header; \`pointer\` names its schema in the contract and its validator. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly pointer: string;
  /** Why the contract could only infer it. */
  readonly inferred?: string;
}

/** A request body; \`schemas\` gives, by media type, the pointer of each schema and of its validator. */
export interface RequestBody {
  readonly required: boolean;
  readonly mediaTypes: readonly string[];
  readonly schemas: Readonly<Record<string, string>>;
  readonly pointer: string;
  readonly inferred?: string;
}

/** A declared response; \`pointer\` names where it is written after references, \`line\` where the operation declares it. */
export interface DeclaredResponse {
  readonly description: string;
  readonly mediaTypes: readonly string[];
  readonly schemas: Readonly<Record<string, string>>;
  readonly headers: readonly Parameter[];
  readonly pointer: string;
  readonly inferred?: string;
  readonly line: number;
}

/** One operation of the contract. \`method\` is upper case; \`path\` is the template; lines are 1-based. */
export interface Operation {
  readonly operationId: OperationId;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Whether the operation demands credentials. */
  readonly security: boolean;
  readonly pathParameters: readonly Parameter[];
  readonly queryParameters: readonly Parameter[];
  readonly headerParameters: readonly Parameter[];
  readonly requestBody: RequestBody | null;
  /** By status as declared: \`200\`, \`4XX\` or \`default\`. */
  readonly responses: Readonly<Record<string, DeclaredResponse>>;
  /** Why the contract could only infer which statuses there are. */
  readonly responsesInferred?: string;
  readonly inferred?: string;
  /** Where the API's documentation describes the operation. */
  readonly source?: string;
  readonly line: number;
  readonly pointer: string;
}

/** A webhook; \`pointer\` names the schema of its payload and its validator. */
export interface Webhook {
  readonly name: WebhookName;
  readonly method: string;
  readonly summary: string;
  readonly mediaTypes: readonly string[];
  readonly pointer: string | null;
  readonly headerParameters: readonly Parameter[];
  readonly operationPointer: string;
  readonly inferred?: string;
  readonly source?: string;
  readonly line: number;
}

/** The contract's identity. \`hash\` is the SHA-256 of the document, \`lines\` the 1-based line of each object by pointer. */
export interface Contract {
  readonly title: string;
  readonly version: string;
  readonly document: string;
  readonly hash: string;
  readonly lines: Readonly<Record<string, number>>;
}
`;

/** The text of operations.ts: what the contract declares, as data that JSON could carry. */
export function emitOperations(tables: ContractTables): string {
  const { operations, webhooks, contract } = tables;
  return [
    doNotEdit(contract.document),
    union(
      'OperationId',
      'Every operationId of the contract.',
      operations.map(({ operationId }) => operationId),
    ),
    union(
      'WebhookName',
      'Every webhook name of the contract.',
      webhooks.map(({ name }) => name),
    ),
    types,
    table(
      'operations',
      'Every operation',
      'Readonly<Record<OperationId, Operation>>',
      byKey(operations, 'operationId'),
    ),
    table('webhooks', 'Every webhook', 'Readonly<Record<WebhookName, Webhook>>', byKey(webhooks, 'name')),
    `/** The contract that all of this was generated from. */\nexport const contract: Contract = ${literal(contract)};\n`,
  ].join('\n');
}

function union(name: string, meaning: string, members: readonly string[]): string {
  const alternatives = members.map((member) => `\n  | ${JSON.stringify(member)}`).join('');
  return `/** ${meaning} */\nexport type ${name} =${alternatives || ' never'};\n`;
}

function table(name: string, meaning: string, type: string, rows: Record<string, unknown>): string {
  return `/** ${meaning} of the contract. */\nexport const ${name} = ${literal(rows)} as const satisfies ${type};\n`;
}

function byKey<Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [row[key], row]));
}

/** JSON is a literal of TypeScript too, except that `__proto__` would set a prototype. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('"__proto__":', '["__proto__"]:');
}
