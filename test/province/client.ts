/** A JSON body: what is in it is what the tests assert. */
export type Body = { readonly [field: string]: Body } & readonly Body[] & string;

/** What the gateway answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Conditions of a request. */
export interface Conditions {
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
  readonly language?: string;
}

/** A person, or nobody, at the gateway's address. */
export class Client {
  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  get(path: string, conditions?: Conditions): Promise<Answer> {
    return this.send('GET', path, undefined, conditions);
  }

  post(path: string, body: object = {}, conditions?: Conditions): Promise<Answer> {
    return this.send('POST', path, body, conditions);
  }

  put(path: string, body: object, conditions?: Conditions): Promise<Answer> {
    return this.send('PUT', path, body, conditions);
  }

  private async send(
    method: string,
    path: string,
    body: object | undefined,
    { ifMatch, idempotencyKey, language }: Conditions = {},
  ): Promise<Answer> {
    const headers = {
      ...(this.token && { authorization: `Bearer ${this.token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...(ifMatch && { 'if-match': ifMatch }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      ...(language && { 'accept-language': language }),
    };
    const response = await fetch(`${this.url}/api/v1/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as Body };
  }
}

/** Signs somebody in. */
export async function signIn(url: string, username: string, password: string): Promise<Client> {
  const answer = await new Client(url).post('auth/sign-in', { username, password });
  if (answer.status !== 200) throw new Error(`${username} could not sign in: ${JSON.stringify(answer.body)}`);
  return new Client(url, answer.body['accessToken']);
}
