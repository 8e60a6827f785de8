import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** The figures of one app; in one process several apps each have their own, told apart by the label `service`. */
export class Metrics {
  readonly registry = new Registry();
  private readonly answered: Histogram<'operation' | 'status'>;
  private readonly faults: Counter<'operation'>;
  private readonly unproven: Counter<'operation' | 'claimed'>;
  private readonly late: Counter<'operation'>;

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    const registers = [this.registry];
    this.answered = new Histogram({
      name: 'noivu_answer_seconds',
      help: 'Time to answer, by operation and status',
      labelNames: ['operation', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    });
    this.faults = new Counter({
      name: 'noivu_faults_total',
      help: 'Answers that were faults of ours',
      labelNames: ['operation'],
      registers,
    });
    this.unproven = new Counter({
      name: 'noivu_unproven_messages_total',
      help: 'Refused messages behind which no person stands: forged, altered, or from a service that may not ask',
      labelNames: ['operation', 'claimed'],
      registers,
    });
    this.late = new Counter({
      name: 'noivu_late_messages_total',
      help: 'Messages dropped because nobody waits for the answer any more',
      labelNames: ['operation'],
      registers,
    });
  }

  /** Counts one refused message behind which no person stands, by the sender it claimed: one of our names, or nobody. */
  unprovenMessage(operation: string, claimed: string): void {
    this.unproven.inc({ operation, claimed });
  }

  /** Counts one message that was dropped because nobody waits for its answer any more. */
  lateMessage(operation: string): void {
    this.late.inc({ operation });
  }

  /** Adds what Node.js says of the process; once per process is enough. */
  withProcess(): this {
    collectDefaultMetrics({ register: this.registry });
    return this;
  }

  /** Counts one answer. Operations are contract subjects: never a path, never an id. */
  answer(operation: string, status: number, seconds: number): void {
    this.answered.observe({ operation, status: String(status) }, seconds);
    if (status >= 500) this.faults.inc({ operation });
  }
}
