import { resolve } from 'node:path';
import { readLocalConfig } from './local.config';

const usual = {
  province: 'dong-nai',
  records: 5_000,
  fresh: false,
  apart: false,
  port: 8080,
  opsPort: 9090,
  dataFolder: resolve('.noivu'),
  databaseUrl: undefined,
  natsUrl: undefined,
};

describe('a run on this machine', () => {
  it('loads five thousand records of Đồng Nai unless told otherwise', () => expect(readLocalConfig([], {})).toEqual(usual));

  it.each(['dong-nai', 'hoa-binh', 'dong-thap', 'tuyen-quang'])('can load %s', (province) => {
    expect(readLocalConfig(['--province', province], {})).toEqual({ ...usual, province });
  });

  it('takes its options and its environment', () => {
    const env = {
      PORT: '80',
      OPS_PORT: '81',
      NOIVU_DATA: '/data',
      DATABASE_URL: 'postgresql://owner:x@db/noivu',
      NATS_URL: 'nats://token@nats',
    };
    expect(readLocalConfig(['--records=20', '--apart'], env)).toEqual({
      ...usual,
      records: 20,
      apart: true,
      port: 80,
      opsPort: 81,
      dataFolder: resolve('/data'),
      databaseUrl: env.DATABASE_URL,
      natsUrl: env.NATS_URL,
    });
  });

  it('takes an empty variable for none', () => expect(readLocalConfig([], { PORT: '', DATABASE_URL: '' })).toEqual(usual));

  it.each([
    [['--records', '0'], {}, '--records must be a whole number from 1 to 1000000, not "0"'],
    [['--records', '1e3'], {}, '--records must be a whole number'],
    [['--records', '-5'], {}, '--records'],
    [['--province', 'ha-noi'], {}, '--province must be one of dong-nai, hoa-binh, dong-thap, tuyen-quang, not "ha-noi"'],
    [['--frehs'], {}, "Unknown option '--frehs'. The options are --province, --records, --fresh and --apart."],
    [['dong-nai'], {}, 'The options are'],
    [[], { PORT: '65536' }, 'PORT must be a whole number from 1 to 65535'],
    [[], { PORT: '9090' }, 'PORT and OPS_PORT must differ'],
    [[], { NODE_ENV: 'production' }, 'the demo province is refused with NODE_ENV=production'],
    [['--fresh'], { DATABASE_URL: 'postgresql://db/noivu' }, '--fresh empties the embedded PostgreSQL only'],
    [[], { DATABASE_URL: 'mysql://db' }, 'DATABASE_URL must look like'],
    [[], { NATS_URL: 'localhost' }, 'NATS_URL must look like'],
  ])('refuses %j with %j', (args, env, sentence) => expect(() => readLocalConfig(args, env)).toThrow(sentence));

  it('names all faults at once', () => {
    expect(() => readLocalConfig(['--records', 'many', '--province', 'x'], { OPS_PORT: 'a' })).toThrow(/--records.*OPS_PORT.*--province/);
  });
});
