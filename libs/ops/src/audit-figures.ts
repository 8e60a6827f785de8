import { Gauge, type Registry } from 'prom-client';

/** How the chain over a service's audit trail stands. The head itself is not a figure: it goes where whoever runs the database cannot write. */
export class AuditFigures {
  private readonly sealed: Gauge;
  private caughtUp = performance.now();

  constructor(registry: Registry) {
    const registers = [registry];
    this.sealed = new Gauge({ name: 'noivu_audit_sealed_position', help: 'Links of the chain over the audit trail', registers });
    const since = () => (performance.now() - this.caughtUp) / 1000;
    new Gauge({
      name: 'noivu_audit_seal_lag_seconds',
      help: 'Seconds since every entry of the audit trail had its link; about a second when all is well',
      registers,
      collect() {
        this.set(since());
      },
    });
  }

  /** Tells that nothing is left to seal, and how long the chain is. */
  caughtUpAt(position: number): void {
    this.sealed.set(position);
    this.caughtUp = performance.now();
  }
}
