import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { vietnamCalendar, type Clock } from '@noivu/calendar';
import type { RegulationProfile } from '@noivu/regulation';
import { CLOCK } from '@noivu/service';
import { reckonBy, remembered, type Reckon } from '../obligation/duty.rule';
import type { DecisionDates, KeptRecord } from '../obligation/obligation-keeper';
import { obligationRow, type ObligationRow } from '../obligation/obligation-row.rule';
import { insertObligations, tiersOf } from '../obligation/obligation-rows';
import { PROFILE } from '../regulation/province-profile';

/** The duties to make records that an import makes: each opens and closes at once, with its lateness, as that of a record made alone does. */
@Injectable()
export class ImportDuties {
  private readonly reckon: Reckon;

  constructor(
    @Inject(PROFILE) profile: RegulationProfile,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.reckon = remembered(reckonBy({ profile, calendar: vietnamCalendar }));
  }

  /** Many records of one decision were made; the same days are reckoned once. */
  async recordsCreated(
    tx: EntityManager,
    created: readonly KeptRecord[],
    { decisionId, issuedOn, effectiveOn }: DecisionDates,
  ): Promise<void> {
    const now = this.clock.now().toISOString();
    const tiers = await tiersOf(
      tx,
      created.map(({ custodianUnitId }) => custodianUnitId),
    );
    const rows = created.map(({ recordId, custodianUnitId }) =>
      obligationRow(
        { event: 'new-record', kinds: [], ownerUnitId: custodianUnitId, recordId, decisionId, days: { issuedOn, effectiveOn } },
        { openedAt: now, metAt: now, tier: tiers.get(custodianUnitId) ?? 'BASE' },
        this.reckon,
      ),
    );
    await insertObligations(
      tx,
      rows.filter((row): row is ObligationRow => row !== undefined),
    );
  }
}
