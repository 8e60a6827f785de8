import { allContracts, outboxes, services, serviceOf, wakeSubject, type AnyContract, type Producer, type Sender } from '@noivu/contracts';
import { inboxOf } from '@noivu/messaging';
import { REVOCATION_HINT } from '@noivu/service';

/** The processes of a province that log in at the broker. */
export const brokerApps = ['gateway', ...services] as const satisfies readonly Sender[];
export type BrokerApp = (typeof brokerApps)[number];

/** What one app may do at the broker besides answering a question that reached it. */
export interface SubjectRights {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

const producers = Object.keys(outboxes) as Producer[];

/** Who may send a message of this contract: as the message guard of the service decides, so the broker does. */
export const sendersOf = ({ permission, callers = [] }: AnyContract): readonly Sender[] => [
  ...new Set<Sender>([...(permission === 'service' ? [] : (['gateway'] as const)), ...callers]),
];

/** Every subject of a province with who may publish on it and who may listen; inboxes are not among them. */
export function subjects(): readonly {
  readonly subject: string;
  readonly publish: readonly Sender[];
  readonly subscribe: readonly Sender[];
}[] {
  return [
    ...allContracts().map((one) => ({ subject: one.subject, publish: sendersOf(one), subscribe: [serviceOf(one.subject)] })),
    ...producers.map((one) => ({ subject: wakeSubject(one), publish: [one], subscribe: outboxes[one].callers ?? [] })),
    { subject: REVOCATION_HINT, publish: ['identity' as const], subscribe: brokerApps },
  ];
}

/** The rights of one app, worked out from the contracts: nothing is written down twice. */
export function subjectRightsOf(app: BrokerApp): SubjectRights {
  const subjectsFor = (verb: keyof SubjectRights): string[] =>
    subjects()
      .filter((one) => one[verb].includes(app))
      .map(({ subject }) => subject)
      .sort();
  return { publish: subjectsFor('publish'), subscribe: [...subjectsFor('subscribe'), `${inboxOf(app)}.>`] };
}
