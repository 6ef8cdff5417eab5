import { type Component, componentIdentity, serializeComponent } from './component.ts';
import { SigningError } from './signing-error.ts';

/** The derived components of a request (RFC 9421 §2.2) that can be covered here. */
export const DERIVED_COMPONENTS: readonly string[] = [
  '@method',
  '@target-uri',
  '@authority',
  '@scheme',
  '@request-target',
  '@path',
  '@query',
  '@query-param',
];

/** Names of RFC 9421 that exist but cannot be covered by a request's signature, with the reason. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['@status', 'it belongs to responses (RFC 9421 §2.2.9)'],
  ['@signature-params', 'every signature covers its own parameters already (RFC 9421 §2.3)'],
]);

/** A field name of RFC 9110 §5.1 in the lower case that RFC 9421 §2.1 demands. */
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;

const NEXT = 'correct the list of covered components';

/**
 * Checks one identifier by itself, before any request is known (RFC 9421 §2.1, §2.2).
 * @throws SigningError COMPONENT_UNKNOWN or COMPONENT_PARAMETER
 */
export function assertKnownComponent(component: Component): void {
  const { name } = component;
  if (name.startsWith('@')) {
    assertDerivedName(component);
    assertParameters(component, name === '@query-param' ? ['name'] : []);
    if (name === '@query-param') assertStringParameter(component, 'name');
    return;
  }
  if (!FIELD_NAME.test(name)) {
    throw new SigningError({
      code: 'COMPONENT_UNKNOWN',
      what: 'a covered component is neither a derived component nor the name of a header field',
      expected: 'a header field name in lower case, or one of the derived components',
      received: JSON.stringify(name),
      next: FIELD_NAME.test(name.toLowerCase()) ? `write it as ${JSON.stringify(name.toLowerCase())}` : NEXT,
    });
  }
  assertParameters(component, ['sf', 'key', 'bs']);
  assertFlag(component, 'sf');
  assertFlag(component, 'bs');
  if (component.parameters.has('key')) assertStringParameter(component, 'key');
  if (component.parameters.has('bs') && (component.parameters.has('sf') || component.parameters.has('key'))) {
    throw parameterError(component, 'either ;bs, or ;sf and ;key', 'drop one of them: they contradict each other');
  }
}

/**
 * Refuses a list in which an identifier occurs twice (RFC 9421 §2).
 * @throws SigningError COMPONENT_REPEATED
 */
export function assertDistinct(components: readonly Component[]): void {
  const seen = new Set<string>();
  for (const component of components) {
    const identity = componentIdentity(component);
    if (seen.has(identity)) {
      throw new SigningError({
        code: 'COMPONENT_REPEATED',
        what: 'a component is covered twice',
        expected: 'each component identifier once',
        received: `${serializeComponent(component)} again`,
        next: 'remove the second one from the list of covered components',
      });
    }
    seen.add(identity);
  }
}

function assertDerivedName(component: Component): void {
  if (DERIVED_COMPONENTS.includes(component.name)) return;
  const reason = REFUSED.get(component.name);
  throw new SigningError({
    code: 'COMPONENT_UNKNOWN',
    what: 'a covered component is not a derived component of a request',
    expected: DERIVED_COMPONENTS.join(', '),
    received: serializeComponent(component) + (reason === undefined ? '' : `: ${reason}`),
    next: NEXT,
  });
}

function assertParameters(component: Component, known: readonly string[]): void {
  for (const parameter of component.parameters.keys()) {
    if (known.includes(parameter)) continue;
    const list = known.length === 0 ? 'no parameters' : known.map((name) => `;${name}`).join(', ');
    const reasons = new Map([
      ['req', ';req is for signatures of responses: drop it'],
      ['tr', 'requests are sent without trailers: drop ;tr'],
    ]);
    throw parameterError(component, list, reasons.get(parameter) ?? `drop ;${parameter}`);
  }
}

function assertFlag(component: Component, parameter: 'sf' | 'bs'): void {
  const value = component.parameters.get(parameter);
  if (value !== undefined && value !== true) {
    throw parameterError(component, `;${parameter} as a flag, without a value`, `write ;${parameter}`);
  }
}

function assertStringParameter(component: Component, parameter: 'name' | 'key'): void {
  if (typeof component.parameters.get(parameter) !== 'string') {
    throw parameterError(component, `;${parameter}="…"`, `give ;${parameter} a quoted value`);
  }
}

function parameterError(component: Component, expected: string, next: string): SigningError {
  return new SigningError({
    code: 'COMPONENT_PARAMETER',
    what: `a covered component has a parameter that does not fit ${component.name}`,
    expected,
    received: serializeComponent(component),
    next,
  });
}
