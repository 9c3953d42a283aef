import tseslint from 'typescript-eslint';

/** Purity of the formulas: the clock and chance come in as arguments. */
const pure = [
  { selector: `CallExpression[callee.object.name='Date'][callee.property.name='now']`, message: 'A formula gets the time as an argument.' },
  { selector: `NewExpression[callee.name='Date'][arguments.length=0]`, message: 'A formula gets the time as an argument.' },
  { selector: `CallExpression[callee.object.name='Math'][callee.property.name='random']`, message: 'A formula gets its chance from a seed.' },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'web/src/graphql/generated.ts', '.data/**', 'tests/.output/**', '**/*.cjs'] },
  ...tseslint.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['packages/metrics/src/**/*.ts', 'packages/sample/src/**/*.ts'], ignores: ['**/*.test.ts'], rules: { 'no-restricted-syntax': ['error', ...pure] } },
  // A note in the console is how the script speaks to those who embed it.
  { files: ['packages/tracker/src/**/*.ts'], rules: { 'no-console': ['error', { allow: ['warn'] }] } },
  { files: ['api/src/**/*.ts'], ignores: ['api/src/config.ts'], rules: { 'no-restricted-syntax': ['error', { selector: `MemberExpression[object.name='process'][property.name='env']`, message: 'Only config.ts reads the environment.' }] } },
);
