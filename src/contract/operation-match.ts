import { type Operation, operations } from '../../generated/operations.ts';

/** The operation that a method and path belong to, with its path parameters as sent (still percent-encoded). */
export interface OperationMatch {
  readonly operation: Operation;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

const routes: readonly Route[] = Object.values(operations).map((operation: Operation) => ({
  operation,
  segments: operation.path.split('/'),
}));

function bind(route: Route, segments: readonly string[]): Record<string, string> | undefined {
  if (route.segments.length !== segments.length) return undefined;
  const bound: Record<string, string> = {};
  for (const [index, template] of route.segments.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(.+)\}$/.exec(template)?.[1];
    if (name === undefined ? template !== segment : segment === '') return undefined;
    if (name !== undefined) bound[name] = segment;
  }
  return bound;
}

/**
 * Finds the operation of a request; a literal segment wins over a parameter (OpenAPI 3.1, Paths Object).
 * @param path the path after the base URL, beginning with a slash, without a query
 */
export function matchOperation(method: string, path: string): OperationMatch | undefined {
  const segments = path.split('/');
  let best: OperationMatch | undefined;
  for (const route of routes) {
    if (route.operation.method !== method.toUpperCase()) continue;
    const pathParameters = bind(route, segments);
    if (pathParameters === undefined) continue;
    const fewer = best === undefined || Object.keys(pathParameters).length < Object.keys(best.pathParameters).length;
    if (fewer) best = { operation: route.operation, pathParameters };
  }
  return best;
}

/** The path of a URL below the base URL, beginning with a slash; undefined when it lies elsewhere. */
export function pathBelow(baseUrl: URL, url: URL): string | undefined {
  if (url.origin !== baseUrl.origin) return undefined;
  const base = baseUrl.pathname.replace(/\/$/, '');
  return url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : undefined;
}
