import { contract } from '@noivu/contracts';
import type { Caller } from './caller';
import { permit } from './permit';

class Asked {}
const asks = (subject: string, permission: Parameters<typeof contract>[0]['permission']) =>
  contract({ subject, permission, scope: 'record', request: Asked, reply: Asked, audit: 'asked' });

const open = asks('personnel.test.open', 'public');
const signedIn = asks('personnel.test.signed-in', 'signed-in');
const read = asks('personnel.test.read', 'personnel:record:read');
const caller = { permissions: ['personnel:record:read'], mustChangePassword: false } as unknown as Caller;
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('whether a caller may ask at all', () => {
  it('lets everybody ask what is public', () => {
    expect(() => permit(open, undefined)).not.toThrow();
  });

  it('asks for sign-in before anything else', () => {
    expect(() => permit(signedIn, undefined)).toThrow(refusal('sign-in-required'));
    expect(() => permit(read, undefined)).toThrow(refusal('sign-in-required'));
  });

  it('lets in who holds the permission, and nobody else', () => {
    expect(() => permit(read, caller)).not.toThrow();
    expect(() => permit(read, { ...caller, permissions: ['personnel:record:search'] })).toThrow(refusal('permission-missing'));
  });

  it('lets nobody work with an issued password', () => {
    expect(() => permit(read, { ...caller, mustChangePassword: true })).toThrow(refusal('password-change-required'));
    expect(() => permit(signedIn, { ...caller, mustChangePassword: true })).toThrow(refusal('password-change-required'));
  });
});
