import { QuotaChanged, RecordChanged, UnitChanged, type Producer, type ServiceName } from '@noivu/contracts';

/** Where a service keeps which version of a thing it has taken in. */
export interface Projection {
  readonly producer: Producer;
  /** The event that carries the thing. */
  readonly subject: string;
  /** SQL that sets the version of each thing held to the one before the newest announced; `newest (key, version)` stands before it. */
  readonly stepBack: string;
}

const tree = (service: ServiceName): Projection => ({
  producer: 'organization',
  subject: UnitChanged.subject,
  stepBack: `UPDATE ${service}.unit_node held SET version = newest.version - 1 FROM newest WHERE held.unit_id = newest.key::uuid`,
});

const people = (service: ServiceName): Projection => ({
  producer: 'personnel',
  subject: RecordChanged.subject,
  stepBack: `UPDATE ${service}.person held SET version = newest.version - 1 FROM newest WHERE held.record_id = newest.key::uuid`,
});

const taken = (producer: Producer, subject: string): Projection => ({
  producer,
  subject,
  stepBack: `UPDATE reporting.taken_version held SET version = newest.version - 1 FROM newest WHERE held.subject = '${subject}' AND held.key = newest.key`,
});

/**
 * What each service holds of what others announce, and nobody else. What personnel has taken in from training and emulation is not here: it has become dated
 * facts of the records, with their own history, and is no projection.
 */
export const projections = {
  identity: [tree('identity')],
  personnel: [tree('personnel')],
  training: [tree('training'), people('training')],
  emulation: [tree('emulation'), people('emulation')],
  reporting: [
    taken('organization', UnitChanged.subject),
    taken('organization', QuotaChanged.subject),
    taken('personnel', RecordChanged.subject),
  ],
} as const satisfies Partial<Record<ServiceName, readonly Projection[]>>;

/** A service that holds projections. */
export type Follower = keyof typeof projections;

/** Whether a word of the command line names such a service. */
export const isFollower = (word: string | undefined): word is Follower => word !== undefined && Object.hasOwn(projections, word);
