import { getMetadataStorage } from 'class-validator';

/** One fault of one field, under the code that REST gives for it too. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
}

/** Tells what is wrong with a value; nothing where it is as its class wants it. */
export type CompiledCheck = (value: Readonly<Record<string, unknown>>) => readonly FieldFault[];

interface Rule {
  readonly code: string;
  readonly holds: (value: unknown) => boolean;
}

interface FieldRules {
  readonly field: string;
  readonly isLeftOut: (value: unknown) => boolean;
  readonly rules: readonly Rule[];
}

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

function rulesIn(metadata: Metadata): Rule[] {
  const { constraintCls, constraints, propertyName: property, each, validateIf } = metadata;
  if (metadata.type !== 'customValidation' || each || validateIf)
    throw new RangeError(`The field ${property} is not one that can be compiled`);
  const args = { constraints: constraints as unknown[], property, targetName: '', object: {}, value: undefined };
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ name, instance }) => ({ code: name, holds: (value) => instance.validate(value, args) === true }));
}

function rulesOf(field: string, metadata: readonly Metadata[]): FieldRules {
  const [conditions, checks] = [
    metadata.filter(({ type }) => type === 'conditionalValidation'),
    metadata.filter(({ type }) => type !== 'conditionalValidation'),
  ];
  const asked = conditions.flatMap(({ constraints }) => constraints as ((object: object, value: unknown) => boolean)[]);
  return { field, isLeftOut: (value) => asked.some((isAsked) => !isAsked({}, value)), rules: checks.flatMap(rulesIn) };
}

/**
 * Compiles the decorators of a flat class into one function: what class-validator looks up anew for each object is looked up once. Fields of the class
 * alone are looked at.
 * @throws RangeError for a class with lists or parts
 */
export function compiledCheck(type: new () => object): CompiledCheck {
  const storage = getMetadataStorage();
  const byField = Object.entries(storage.groupByPropertyName(storage.getTargetValidationMetadatas(type, '', false, false)));
  const fields = byField.map(([field, metadata]) => rulesOf(field, metadata));
  return (value) => {
    const faults: FieldFault[] = [];
    for (const { field, isLeftOut, rules } of fields) {
      const held = value[field];
      if (isLeftOut(held)) continue;
      for (const { code, holds } of rules) if (!holds(held)) faults.push({ field, code });
    }
    return faults;
  };
}
