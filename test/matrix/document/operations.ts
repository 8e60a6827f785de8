/** An operation as the running gateway documents it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** From `/api/v1` on: `/accounts/{accountId}:lock`. */
  readonly path: string;
  readonly words: Readonly<Record<string, unknown>>;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

export async function documentOf(url: string): Promise<ApiDocument> {
  return (await (await fetch(`${url}/api/openapi.json`)).json()) as ApiDocument;
}

export const operationsIn = ({ paths }: ApiDocument): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, words]) => ({
      id: String(words['operationId']),
      method: method.toUpperCase(),
      path: path.replace(/^\/api\/v1/, ''),
      words,
    })),
  );

export const operationsOf = async (url: string): Promise<Operation[]> => operationsIn(await documentOf(url));
