/** The kinds of object that OpenAPI 3.1 defines, as far as they can hold a schema, a reference or an example. */
export type ObjectKind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'requestBody'
  | 'response'
  | 'mediaType'
  | 'encoding'
  | 'callback'
  | 'example'
  | 'link'
  | 'securityScheme'
  | 'schema';

/** How the objects stand below a field: one, a list of them, or a map of free names. */
export type Holding = 'one' | 'list' | 'map' | 'patterned';

/** What a kind of object may contain; `patterned` maps may carry `x-` extensions beside their names, plain maps may not. */
export interface ObjectShape {
  holds: Readonly<Record<string, readonly [Holding, ObjectKind]>>;
  /** Fields without objects of interest below them. 'any' switches the check for unknown fields off. */
  plain: readonly string[] | 'any';
  /** Fields without which the object says nothing. */
  needs?: readonly string[];
}

const schemaHolder = {
  schema: ['one', 'schema'],
  content: ['map', 'mediaType'],
  examples: ['map', 'example'],
} as const;
const serialisation = ['description', 'required', 'deprecated', 'style', 'explode', 'allowReserved', 'example'];
const operations = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** The HTTP methods that a Path Item Object can name. */
export const methods: readonly string[] = operations;

/** OpenAPI 3.1.1, section 4.8, and for schemas the applicators of JSON Schema 2020-12. */
export const objectShapes: Readonly<Record<ObjectKind, ObjectShape>> = {
  document: {
    holds: { paths: ['patterned', 'pathItem'], webhooks: ['map', 'pathItem'], components: ['one', 'components'] },
    plain: ['openapi', 'info', 'jsonSchemaDialect', 'servers', 'security', 'tags', 'externalDocs'],
    needs: ['openapi', 'info', 'paths'],
  },
  components: {
    holds: {
      schemas: ['map', 'schema'],
      responses: ['map', 'response'],
      parameters: ['map', 'parameter'],
      examples: ['map', 'example'],
      requestBodies: ['map', 'requestBody'],
      headers: ['map', 'header'],
      securitySchemes: ['map', 'securityScheme'],
      links: ['map', 'link'],
      callbacks: ['map', 'callback'],
      pathItems: ['map', 'pathItem'],
    },
    plain: [],
  },
  pathItem: {
    holds: {
      parameters: ['list', 'parameter'],
      ...Object.fromEntries(operations.map((method) => [method, ['one', 'operation'] as const])),
    },
    plain: ['summary', 'description', 'servers'],
  },
  operation: {
    holds: {
      parameters: ['list', 'parameter'],
      requestBody: ['one', 'requestBody'],
      responses: ['patterned', 'response'],
      callbacks: ['map', 'callback'],
    },
    plain: ['tags', 'summary', 'description', 'externalDocs', 'operationId', 'deprecated', 'security', 'servers'],
    needs: ['responses'],
  },
  parameter: { holds: schemaHolder, plain: [...serialisation, 'name', 'in', 'allowEmptyValue'], needs: ['name', 'in'] },
  header: { holds: schemaHolder, plain: serialisation },
  requestBody: { holds: { content: ['map', 'mediaType'] }, plain: ['description', 'required'], needs: ['content'] },
  response: {
    holds: { headers: ['map', 'header'], content: ['map', 'mediaType'], links: ['map', 'link'] },
    plain: ['description'],
    needs: ['description'],
  },
  mediaType: {
    holds: { schema: ['one', 'schema'], examples: ['map', 'example'], encoding: ['map', 'encoding'] },
    plain: ['example'],
  },
  encoding: {
    holds: { headers: ['map', 'header'] },
    plain: ['contentType', 'style', 'explode', 'allowReserved'],
  },
  callback: { holds: { '*': ['patterned', 'pathItem'] }, plain: 'any' },
  example: { holds: {}, plain: ['summary', 'description', 'value', 'externalValue'] },
  link: { holds: {}, plain: 'any' },
  securityScheme: { holds: {}, plain: 'any' },
  schema: {
    holds: {
      ...each('one', ['additionalProperties', 'items', 'contains', 'not', 'if', 'then', 'else', 'propertyNames']),
      ...each('one', ['unevaluatedItems', 'unevaluatedProperties', 'contentSchema']),
      ...each('list', ['allOf', 'anyOf', 'oneOf', 'prefixItems']),
      ...each('map', ['properties', 'patternProperties', '$defs', 'dependentSchemas']),
    },
    plain: 'any',
  },
};

function each(holding: Holding, keywords: readonly string[]): ObjectShape['holds'] {
  return Object.fromEntries(keywords.map((keyword) => [keyword, [holding, 'schema'] as const]));
}
