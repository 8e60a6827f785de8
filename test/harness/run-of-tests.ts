/** The superuser's URL of the test cluster. */
export const testAdminUrl = (): string => given('NOIVU_TEST_ADMIN_URL');

/** The broker of the tests, with its token. Files share it: each puts a prefix of its own before every subject. */
export const testNatsUrl = (): string => given('NOIVU_TEST_NATS_URL');

/** What global-setup.ts hands to the test files. */
export function given(name: 'NOIVU_TEST_ADMIN_URL' | 'NOIVU_TEST_NATS_URL' | 'NOIVU_TEST_FOLDER'): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: a test that needs servers stands in a file named *.integration-spec.ts or *.e2e-spec.ts.`);
  return value;
}

/** The database that every test file gets a copy of. */
export const templateName = 'noivu_template';
