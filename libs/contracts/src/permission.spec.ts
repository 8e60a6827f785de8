import { packPermissions, permissions, unpackPermissions } from './permission';

describe('permissions in a token', () => {
  it('are unpacked as they were packed, whichever they are', () => {
    for (const permission of permissions) expect(unpackPermissions(packPermissions([permission]))).toEqual([permission]);
    expect(unpackPermissions(packPermissions(permissions))).toEqual([...permissions]);
    expect(unpackPermissions(packPermissions([]))).toEqual([]);
  });

  it('give nothing for bits that no permission stands for', () => {
    expect(unpackPermissions(Buffer.from([0, 0, 0b1111_0000, 0xff]).toString('base64url')).every((one) => permissions.includes(one))).toBe(
      true,
    );
    expect(unpackPermissions('')).toEqual([]);
  });
});
