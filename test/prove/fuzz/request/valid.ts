import * as fc from 'fast-check';
import { factKinds, type FactKind } from '@noivu/contracts';
import { schemaFaults } from '../document/schema-faults';
import { resolved, type ApiDocument, type DocumentedOperation, type Schema } from '../document/schema';
import type { Drawn, Fields } from './drawn';
import { factSchema } from './fact-schema';
import type { KnownThings } from './known-things';

const days = ['2024-06-03', '2024-06-03', '2024-06-03', '2024-06-10', '2020-01-01', '1990-05-17', '2026-11-20'];
const texts = [
  'Nguyễn Thị Minh Hạnh',
  'Chuyên viên',
  '12/QĐ-SNV',
  'Ủy ban nhân dân tỉnh',
  'a',
  "O'Brien; DROP TABLE record--",
  '%_\\',
  '<b>&amp;',
  '😀 ok',
];
const languages = ['vi', 'en', 'en-GB,vi;q=0.5', '*'];
/** A cursor is made by the system alone; a drawn one is refused, and would hide what comes after. */
const isDrawn = (name: string): boolean => name !== 'cursor';
const pad = (number: number, places: number): string => String(number).padStart(places, '0');

const anyDay = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${pad(month, 2)}-${pad(day, 2)}`);
const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''));

/** Draws requests that fit the document, aimed for the most part at things that are there. */
export class ValidRequests {
  private readonly facts = Object.keys(factKinds) as FactKind[];

  constructor(
    private readonly document: ApiDocument,
    private readonly known: KnownThings,
  ) {}

  of(operation: DocumentedOperation): fc.Arbitrary<Drawn> {
    const { parameters, body, takesFiles } = operation;
    const inPlace = (place: string) => parameters.filter((parameter) => parameter.in === place && isDrawn(parameter.name));
    const fields = (place: string) =>
      fc.record(Object.fromEntries(inPlace(place).map(({ name, schema }) => [name, this.value(schema, name)])), {
        requiredKeys: inPlace(place).flatMap(({ name, required }) => (required || place === 'path' ? [name] : [])),
      }) as fc.Arbitrary<Fields>;
    return fc.record({
      operation: fc.constant(operation),
      path: fields('path') as fc.Arbitrary<Record<string, string>>,
      query: takesFiles ? fileQuery : fields('query'),
      headers: this.headers(operation),
      body: takesFiles ? fileBody : body ? this.value(body, '') : fc.constant(undefined),
    });
  }

  private headers({ parameters }: DocumentedOperation): fc.Arbitrary<Record<string, string>> {
    const has = (name: string) => parameters.some((parameter) => parameter.name === name);
    const model = {
      'accept-language': fc.constantFrom(...languages),
      ...(has('If-Match') && { 'if-match': fc.constantFrom('"v1"', '"v1"', '"v2"', '"v3"') }),
      ...(has('Idempotency-Key') && { 'idempotency-key': fc.uuid() }),
    };
    return fc.record(model, { requiredKeys: has('If-Match') ? ['if-match' as never] : [] }) as fc.Arbitrary<Record<string, string>>;
  }

  /** A value that fits a schema; what is known by the name of the field is preferred. */
  private value(given: Schema, name: string): fc.Arbitrary<unknown> {
    const schema = resolved(given, this.document);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const fitting = (Object.hasOwn(this.known, name) ? (this.known[name] ?? []) : []).filter(
      (value) => schemaFaults(value, schema, this.document).length === 0,
    );
    const drawn = this.drawn(schema);
    return fitting.length === 0 ? drawn : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: drawn });
  }

  private drawn({ nullable, ...schema }: Schema): fc.Arbitrary<unknown> {
    if (nullable) return fc.option(this.drawn(schema), { nil: null });
    switch (schema.type) {
      case 'integer':
      case 'number':
        return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000 });
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(this.value(schema.items ?? { type: 'object' }, ''), { minLength: 1, maxLength: Math.min(schema.maxItems ?? 3, 3) });
      case 'object':
        return this.object(schema);
      case 'string':
      case undefined:
        return this.text(schema);
    }
  }

  private text({ format, pattern, minLength = 0, maxLength = 100 }: Schema): fc.Arbitrary<string> {
    if (format === 'uuid') return fc.uuid();
    if (format === 'date') return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...days) }, { weight: 1, arbitrary: anyDay });
    if (format === 'date-time') return anyDay.map((day) => `${day}T02:00:00Z`);
    if (pattern !== undefined) {
      const like = new RegExp(pattern);
      const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
      // A year may be drawn that the calendar of law does not have.
      return pattern.startsWith('^\\d{4}') ? anyDay : fc.stringMatching(like, { maxLength }).filter(fits);
    }
    const cut = (text: string) => [...text].slice(0, maxLength).join('').trim();
    return fc.oneof(fc.constantFrom(...texts), anyText).map((text) => cut(text).padEnd(Math.max(minLength, 1), 'a'));
  }

  private object({ properties, required = [] }: Schema): fc.Arbitrary<Fields> {
    if (!properties) return fc.constant({});
    const fields = Object.entries(properties).filter(([name]) => isDrawn(name));
    const model = Object.fromEntries(fields.map(([name, schema]) => [name, this.value(schema, name)]));
    const whole = fc.record(model, { requiredKeys: [...required] }) as fc.Arbitrary<Fields>;
    return 'kind' in properties && 'value' in properties ? whole.chain((fact) => this.fact(fact)) : whole;
  }

  private fact(fact: Fields): fc.Arbitrary<Fields> {
    const kind = this.facts.find((one) => one === fact['kind']);
    if (!kind || !('value' in fact)) return fc.constant(fact);
    return this.value(factSchema(kind), '').map((value) => ({ ...fact, value }));
  }
}

const fileNames = ['quyet-dinh.txt', 'Danh sách.csv', 'bảng lương.xlsx', 'anh.png', 'don.pdf', 'chương trình.exe'];
const fileQuery = fc.record(
  { name: fc.constantFrom(...fileNames), kind: fc.constantFrom('document', 'roster') },
  { requiredKeys: ['name'] },
) as fc.Arbitrary<Fields>;
const fileBody = fc.oneof(
  fc.constantFrom('Ghi chú', 'ho;ten\nAn;Nguyễn\n', '%PDF-1.4 nothing').map((text) => Buffer.from(text)),
  fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
);
