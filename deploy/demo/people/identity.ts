import { yearOf } from '@noivu/calendar';
import { provinceFacts } from '../province';
import { religions } from './belonging.data';
import { citizenNumber } from './citizen-number';
import type { Dossier } from './dossier';
import { weighted } from './weighted';
import type { World } from './world';

/** Provinces that many who serve in the south came from, and in the north. */
const elsewhere = {
  SOUTH: weighted(
    'Nam Định 14, Thanh Hóa 13, Nghệ An 13, Hà Tĩnh 10, Thái Bình 9, Quảng Ngãi 8, Bình Định 8, Quảng Nam 7, Tiền Giang 6, Bến Tre 6, Thừa Thiên Huế 4',
  ),
  NORTH: weighted('Nam Định 16, Thái Bình 15, Hà Nam 14, Phú Thọ 13, Vĩnh Phúc 10, Hưng Yên 10, Thanh Hóa 8, Yên Bái 6, Ninh Bình 6'),
};

/** Those of a hundred Kinh whose family came from another province; of other groups hardly any did. */
const incomers = { SOUTH: 42, NORTH: 24 };

/** Name, birth and citizen number; ethnic group and religion; how to reach the person: all from the first day of service. */
export function stateIdentity(dossier: Dossier, world: World): void {
  const { random, index, province, sex, bornOn, startedOn, ethnicCode } = dossier.life;
  const { region } = provinceFacts[province];
  const isIncomer = ethnicCode === '01' && random.percent(incomers[region]);
  const homeTown = isIncomer ? `tỉnh ${elsewhere[region].draw(random)}` : random.pick(world.places);
  const birthPlace = random.percent(isIncomer ? 40 : 85) ? homeTown : random.pick(world.places);
  const since = { from: startedOn };
  dossier.state('identity', since, {
    fullName: dossier.life.fullName,
    sex,
    bornOn: dossier.life.bornOnAsKnown,
    citizenNumber: citizenNumber(province, sex, yearOf(bornOn), index),
    birthPlace,
    homeTown,
  });
  dossier.state('ethnic-group', since, { code: ethnicCode });
  dossier.state('religion', since, { code: religions[province].draw(random) });
  // A number that begins with two zeros is no subscriber's anywhere; RFC 2606 keeps .example free of real mailboxes.
  const number = String(index + 1).padStart(7, '0');
  dossier.state('contact', since, { address: random.pick(world.places), phone: `000${number}`, email: `cb${number}@noivu.example` });
}
