import { randomUUID } from 'node:crypto';

export type Service = 'hr' | 'finance' | 'payroll';
export type Role = 'hr' | 'finance' | 'payroll' | 'approver' | 'auditor' | 'ops';
export type Answer<T> = { status: number; headers: Headers; body: T };
export type Accepted = { updateId: string; topic: string; partition: number; offset: string };
export type Money = { amount: string; currency: string };
export type EmployeePay = {
  employeeId: string;
  department: string;
  gross: Money[];
  lines: {
    kind: string;
    amount: Money;
    sources: { updateId: string; topic: string; partition: number; offset: string; actor: string }[];
  }[];
};
export type DepartmentPay = { employees: number; gross: Money[]; items: unknown[] };
export type RejectedRecord = {
  topic: string;
  partition: number;
  offset: string;
  code: string;
  reason: string;
  key: string | null;
  valueBase64?: string;
};

const ANSWER_MS = 30_000;

/** What a client of the product does over HTTP, each call as somebody with the token of one role. */
export class RestClient {
  constructor(
    private readonly urls: Readonly<Record<Service, string>>,
    private readonly tokens: Readonly<Record<Role, string>>,
  ) {}

  /** Any status is an answer; only a request that could not be sent at all throws. */
  async get<T>(service: Service, path: string, role: Role = 'payroll'): Promise<Answer<T>> {
    return this.send<T>(service, path, { headers: { authorization: `Bearer ${this.tokens[role]}` } });
  }

  /** Posts a JSON body; `key` is the Idempotency-Key, a new one unless given. */
  async post<T>(
    service: Service,
    path: string,
    body: unknown,
    options: { role: Role; key?: string; prefer?: string },
  ): Promise<Answer<T>> {
    const headers = {
      ...(options.prefer === undefined ? {} : { prefer: options.prefer }),
      authorization: `Bearer ${this.tokens[options.role]}`,
      'content-type': 'application/json',
      'idempotency-key': options.key ?? randomUUID(),
    };
    return this.send<T>(service, path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** Posts a text as JSON, whatever it holds; gives the status. */
  async postText(
    service: Service,
    path: string,
    body: string,
    options: { role: Role; key: string },
  ): Promise<number> {
    const headers = {
      authorization: `Bearer ${this.tokens[options.role]}`,
      'content-type': 'application/json',
      'idempotency-key': options.key,
    };
    return (await this.send<unknown>(service, path, { method: 'POST', headers, body })).status;
  }

  /** An update of HR or Finance; throws unless it was accepted. */
  async submit(service: 'hr' | 'finance', path: string, body: unknown, key?: string): Promise<Accepted> {
    const options = key === undefined ? { role: service } : { role: service, key };
    const answer = await this.post<Accepted>(service, path, body, options);
    if (answer.status !== 202) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Makes a department, on these partitions where they are given. */
  async createDepartment(id: string, partitions?: number[]): Promise<void> {
    const body = { id, name: id, ...(partitions === undefined ? {} : { partitions }) };
    const answer = await this.post<unknown>('payroll', '/v1/departments', body, { role: 'ops' });
    if (answer.status >= 300)
      throw new Error(`department ${id}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** The body of a GET; throws unless it was answered with 200. */
  async read<T>(service: Service, path: string, role: Role = 'payroll'): Promise<T> {
    const { status, body } = await this.get<T>(service, path, role);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  private async send<T>(service: Service, path: string, init: RequestInit): Promise<Answer<T>> {
    const response = await fetch(`${this.urls[service]}${path}`, {
      ...init,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as T,
    };
  }
}
