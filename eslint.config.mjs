import tseslint from 'typescript-eslint';

const size = {
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-depth': ['error', 3],
  // Four for functions (see no-restricted-syntax), five for constructors, which take a service's parts.
  '@typescript-eslint/max-params': ['error', { max: 5 }],
  complexity: ['error', 14],
};

export default tseslint.config(
  { ignores: ['dist/', '.dist-*/', 'node_modules/', 'coverage/', '.noivu/'] },
  {
    files: ['{apps,libs,deploy,test}/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...size,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
      // Fields of contract classes are filled by the transformer and typed by their decorators.
      '@typescript-eslint/no-unsafe-assignment': 'error',
      'no-console': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      eqeqeq: ['error', 'always'],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only *.config.ts and main.ts read the environment.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='findOneBy'] > ObjectExpression[properties.length=0]",
          message: 'An empty criterion matches the first row.',
        },
        {
          selector: 'Literal[value=/set_config\\(.app\\.ctx/], TemplateElement[value.raw=/set_config\\(.app\\.ctx/]',
          message: 'Only scoped() and inScope() put the context into a statement.',
        },
      ],
    },
  },
  {
    files: [
      '**/*.config.ts',
      '**/main.ts',
      'libs/service/src/run-service.ts',
      'test/**/*.ts',
      '**/*.spec.ts',
      '**/*.integration-spec.ts',
      '**/*.e2e-spec.ts',
      '**/test/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['libs/persistence/src/**'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['deploy/local/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*spec.ts', '**/test/**/*.ts', 'test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      'no-restricted-syntax': 'off',
      complexity: 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['**/*.data.ts', '**/catalogue/*.ts', '**/*.divisions.ts'], rules: { 'max-lines': 'off' } },
);
