/** A schema of the OpenAPI document, with the words that the product uses. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  /** Written as a second type, "null", in the document. */
  readonly nullable?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** An operation as the document has it. */
export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  /** With `/api/v1`, its parameters in braces. */
  readonly path: string;
  readonly isPublic: boolean;
  readonly parameters: readonly Parameter[];
  /** Of the JSON body; undefined where there is none. */
  readonly body: Schema | undefined;
  readonly takesFiles: boolean;
  readonly responses: Readonly<Record<string, Content>>;
}

interface OperationWords {
  readonly operationId: string;
  readonly 'x-permission': string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** The document, as far as it is looked at here. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationWords>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export const operationsIn = ({ paths }: ApiDocument): DocumentedOperation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, words]): DocumentedOperation => {
      const content = words.requestBody?.content;
      return {
        id: words.operationId,
        method: method.toUpperCase(),
        path,
        isPublic: words['x-permission'] === 'public',
        parameters: words.parameters ?? [],
        body: content?.['application/json']?.schema,
        takesFiles: content !== undefined && content['application/json'] === undefined,
        responses: words.responses,
      };
    }),
  );

function withOneType(schema: Schema): Schema {
  const types: readonly unknown[] = [schema.type].flat();
  const type = types.find((one) => one !== 'null') as Schema['type'];
  return types.length > 1 && type ? { ...schema, type, nullable: types.includes('null') } : schema;
}

/** The schema itself, where it only points to another or wraps one. */
export function resolved(schema: Schema, document: ApiDocument): Schema {
  const [whole] = schema.allOf ?? [];
  if (whole && schema.allOf?.length === 1) return resolved(whole, document);
  if (schema.$ref === undefined) return withOneType(schema);
  const found = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
  if (!found) throw new RangeError(`The document has no ${schema.$ref}.`);
  return resolved(found, document);
}
