const text = { type: 'string' } as const;
const number = { type: 'number' } as const;
const maybeNumber = { type: ['number', 'null'] } as const;
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$' } as const;
const state = { enum: ['ok', 'degraded', 'down', 'unknown'] } as const;

const latency = {
  type: 'object',
  required: ['totalMs'],
  properties: { dnsMs: number, connectMs: number, tlsMs: number, firstByteMs: number, totalMs: number },
} as const;

const sample = {
  type: 'object',
  required: [
    'at',
    'durationMs',
    'steps',
    'transitions',
    'clockSkewSeconds',
    'certificateDays',
    'keyId',
    'tokenAgeSeconds',
    'unreachable',
  ],
  properties: {
    at: instant,
    durationMs: number,
    steps: {
      type: 'array',
      items: {
        type: 'object',
        required: ['flow', 'step', 'operation', 'outcome'],
        properties: {
          flow: { enum: ['approve', 'reject'] },
          step: text,
          operation: text,
          outcome: { enum: ['ok', 'violated', 'failed', 'refused', 'late', 'not-reached'] },
          status: number,
          latency,
          exchange: text,
          reason: text,
          failure: text,
        },
      },
    },
    transitions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'ms'],
        properties: { name: { enum: ['screening', 'activation', 'rejection'] }, ms: maybeNumber },
      },
    },
    clockSkewSeconds: maybeNumber,
    certificateDays: maybeNumber,
    keyId: { type: ['string', 'null'] },
    tokenAgeSeconds: maybeNumber,
    unreachable: { enum: ['theirs', 'ours', 'untold', null] },
  },
} as const;

/** JSON Schema of a line of the history; members that a later version adds are let through. */
export const nightSchema = {
  type: 'object',
  required: ['kind', 'version', 'runId', 'environment', 'at', 'state', 'parts', 'verdict', 'sample', 'cleanUp'],
  properties: {
    kind: { const: 'night' },
    version: { const: 1 },
    runId: text,
    environment: text,
    at: instant,
    state,
    parts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['part', 'state'],
        properties: {
          part: text,
          state,
          cause: { type: 'object', required: ['kind', 'text'], properties: { kind: text, text, exchange: text } },
        },
      },
    },
    verdict: { enum: ['holds', 'violated', 'undecided'] },
    sample,
    first: {
      type: 'object',
      required: ['sample', 'state', 'confirmed'],
      properties: { sample, state, confirmed: { type: 'boolean' } },
    },
    cleanUp: {
      type: ['object', 'null'],
      required: ['deactivated', 'left'],
      properties: { deactivated: number, left: number, remaining: number },
    },
  },
} as const;
